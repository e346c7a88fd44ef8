/* HarfBuzz cuts a program down to the glyphs in use. Layout tables go, since glyphs are chosen here
 * already; hinting goes, which is half of the size and which no viewer of today heeds at the sizes
 * of print; `cmap` stays, as some viewers refuse a program without. Documents that differ in
 * numbers and names mostly have the same letters, so what was cut is remembered. */
#include "pdf/pdf_priv.h"

#include "base/memo.h"
#include "pdf/hb_priv.h"

#include <errno.h>
#include <stdlib.h>

/* HarfBuzz (6.0) crashes where it lacks memory in the midst of its work. So lack is noticed before:
 * a program of some hundred kilobytes takes less than this. */
static void make_room(const struct font_face *face)
{
    free(mem_alloc(4 * face->n_data + 1024 * 1024));
}

/* Without memory HarfBuzz leaves out a table and says nothing; malloc leaves its error behind. */
static void check_memory(void)
{
    if (errno == ENOMEM) mem_exhausted();
}

static void drop_tables(hb_subset_input_t *input)
{
    static const hb_tag_t tags[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('p', 'o', 's', 't'), HB_TAG('n', 'a', 'm', 'e'),
    };
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        hb_set_add(dropped, tags[i]);
}

static hb_subset_plan_t *plan_of(struct pdf *p, const struct letters *letters)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    drop_tables(input);
    hb_set_t *set = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < letters->n; i++)
        hb_set_add(set, font_drawn_as(letters->face, letters->at[i]));
    hb_face_t *face = faces_open(&p->writer->faces, letters->face);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    return plan;
}

static void map_glyphs(const hb_subset_plan_t *plan, const struct letters *letters,
                       uint16_t *glyphs)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < letters->n; i++) {
        hb_codepoint_t glyph = hb_map_get(map, font_glyph(letters->face, letters->at[i]));
        glyphs[i] = glyph <= UINT16_MAX ? (uint16_t)glyph : 0;
    }
}

/* The packer need not remember it. */
static void take_program(struct pdf *p, hb_face_t *made, struct cut *cut)
{
    hb_blob_t *blob = hb_face_reference_blob(made);
    unsigned n = 0;
    const char *bytes = hb_blob_get_data(blob, &n);
    cut->n = n;
    if (n) cut->packed = packer_pack_once(p->writer->packer, p->arena, bytes, n);
    hb_blob_destroy(blob);
}

static struct cut cut_anew(struct pdf *p, const struct letters *letters)
{
    struct cut cut = {.glyphs = arena_array_of(p->arena, letters->n, uint16_t)};
    make_room(letters->face);
    errno = 0;
    hb_subset_plan_t *plan = plan_of(p, letters);
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (made) {
        map_glyphs(plan, letters, cut.glyphs);
        take_program(p, made, &cut);
    }
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    check_memory();
    return cut;
}

/* A cut as the memo has it: the two sizes, the glyphs, the program. */
static void keep(struct pdf *p, const struct letters *letters, const struct cut *cut)
{
    const size_t sizes[] = {cut->n, cut->packed.n};
    struct buf answer = {0};
    buf_add(&answer, sizes, sizeof sizes);
    buf_add(&answer, cut->glyphs, letters->n * sizeof *cut->glyphs);
    buf_add(&answer, cut->packed.at, cut->packed.n);
    memo_keep(packer_memo(p->writer->packer), answer.at, answer.n);
    buf_free(&answer);
}

static struct cut cut_again(struct pdf *p, const struct letters *letters, const char *answer,
                            size_t n)
{
    const char *own = arena_strndup(p->arena, answer, n);
    const size_t *sizes = (const size_t *)(const void *)own;
    const uint16_t *glyphs = (const uint16_t *)(const void *)(sizes + 2);
    return (struct cut){
        .n = sizes[0],
        .packed = {.at = (const uint8_t *)(glyphs + letters->n), .n = sizes[1]},
        .glyphs = (uint16_t *)glyphs,
    };
}

struct cut cut_of(struct pdf *p, const struct letters *letters)
{
    struct memo *memo = packer_memo(p->writer->packer);
    size_t n;
    memo_ask(memo, "cut", 3);
    memo_ask(memo, &letters->face, sizeof letters->face);
    memo_ask(memo, letters->at, letters->n * sizeof *letters->at);
    const char *known = memo_answer(memo, &n);
    if (known) return cut_again(p, letters, known, n);
    struct cut cut = cut_anew(p, letters);
    if (cut.n) keep(p, letters, &cut);
    return cut;
}
