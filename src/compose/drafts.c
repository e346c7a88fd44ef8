/* What marks a draft besides the words of its template. */
#include "compose/compose_priv.h"

#include <string.h>

/* What the draft's attribute says; it is not for a template to print. */
static bool says(struct composer *c, const char *path, const char *word)
{
    const struct report_field *f = report_field_find(c->report->fields, path);
    if (!f) return false;
    vec_push(c->a, &c->placed)->field = f;
    return strcmp(f->value, word) == 0;
}

static struct flow_run body_run(struct composer *c, const char *text, bool is_bold)
{
    const struct style *body = composer_style(c, c->sheet->body);
    struct style plain = {.family = body->family, .size = body->size, .bold = is_bold};
    struct format format = {.role = ROLE_ARTIFACT};
    return draft_run(c, &plain, format, FLOW_TEXT, text, c->report->pos);
}

static struct flow_watermark make_watermark(struct composer *c)
{
    const struct sheet_drafts *sheet = &c->sheet->drafts;
    enum { TWIPS_OF_HALF_POINT = 10 };
    struct flow_run run = body_run(c, sheet->watermark, true);
    if (!run.face || !text_check_glyphs(run.face, run.text, c->report->pos, c->diags)) {
        c->ok = false;
        return (struct flow_watermark){0};
    }
    int width = text_width(run.face, run.text, strlen(run.text), sheet->size * TWIPS_OF_HALF_POINT);
    return (struct flow_watermark){.text = run.text,
                                   .face = run.face,
                                   .family = c->sheet->body->family,
                                   .size = sheet->size,
                                   .color = sheet->color,
                                   .width = len_from_twips(width)};
}

void drafts_mark(struct composer *c)
{
    const struct sheet_drafts *sheet = &c->sheet->drafts;
    bool has_numbers = says(c, "draft/line-numbers", "yes");
    bool has_watermark = !says(c, "draft/watermark", "no");
    if (!report_field_find(c->report->fields, "draft")) return;
    if (has_watermark && sheet->watermark) c->watermark = make_watermark(c);
    if (!has_numbers) return;
    struct flow_run number = body_run(c, "0", false);
    c->line_numbers = (struct flow_line_numbers){
        .every = sheet->every,
        .each_page = sheet->each_page,
        .distance = sheet->distance,
        .face = number.face,
        .size = number.size,
    };
}
