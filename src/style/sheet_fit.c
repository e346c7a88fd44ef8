/* How a last page that holds little may be saved: steps, each of which changes values of styles. */
#include "base/word.h"
#include "style/sheet_priv.h"

static void read_step(struct sheet_reader *r, const struct xml_node *node, struct sheet_step *step)
{
    *step = (struct sheet_step){
        .name = xml_attr_value(node, "name"),
        .title = sheet_required(r, node, "title"),
        .node = node,
    };
    for (const struct xml_node *n = sheet_first_of(node, "change"); n; n = sheet_next_of(n))
        sheet_check_change(r, n);
}

void sheet_read_fit(struct sheet_reader *r)
{
    const struct xml_node *fit = sheet_first_of(r->root, "fit");
    size_t n = fit ? sheet_count_of(fit, "step") : 0, i = 0;
    struct sheet_step *steps = arena_array_of(r->a, n, struct sheet_step);
    for (const struct xml_node *s = n ? sheet_first_of(fit, "step") : NULL; s; s = sheet_next_of(s))
        read_step(r, s, &steps[i++]);
    r->sheet->fit = (struct sheet_fit){.steps = steps, .n_steps = n};
    const char *stranded = n ? sheet_required(r, fit, "stranded") : "";
    if (*stranded) value_percent(stranded, &r->sheet->fit.stranded);
    if (r->sheet->fit.stranded > 100) sheet_range_error(r, fit, "stranded", "0% - 100%");
}

const struct sheet_step *sheet_step_find(const struct sheet *sheet, const char *name,
                                         struct pos pos, struct diag_list *diags)
{
    const char **known = arena_array_of(diags->arena, sheet->fit.n_steps, const char *);
    for (size_t i = 0; i < sheet->fit.n_steps; i++) {
        known[i] = sheet->fit.steps[i].name;
        if (word_same(known[i], name)) return &sheet->fit.steps[i];
    }
    const char *near = xml_nearest(name, known, sheet->fit.n_steps);
    diag_add(diags, pos, near ? DIAG_STYLE_REFERENCE_NEAR : DIAG_STYLE_REFERENCE, "step", name,
             near);
    return NULL;
}
