#include "base/buf.h"
#include "text_tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture fix;

const char *source_path(const char *name)
{
    const char *root = getenv("VANTHU_SOURCE");
    return arena_printf(fix.arena, "%s/%s", root ? root : ".", name);
}

static const struct font_face *face_of(struct font_set *set, const char *family, int style)
{
    const struct font_face *face = font_set_face(set, family, (enum font_style)style, &fix.diags);
    ck_assert_ptr_nonnull(face);
    return face;
}

void fixture_open(void)
{
    fix = (struct fixture){.arena = arena_new()};
    fix.diags.arena = fix.arena;
    fix.serif_set = font_set_open(source_path("fonts"), &fix.diags);
    fix.box_set = font_set_open(source_path("tests/fonts"), &fix.diags);
    ck_assert_ptr_nonnull(fix.serif_set);
    ck_assert_ptr_nonnull(fix.box_set);
    for (int i = 0; i < FONT_N_STYLES; i++) {
        fix.serif[i] = face_of(fix.serif_set, "Times New Roman", i);
    }
    fix.box = face_of(fix.box_set, "Box", FONT_REGULAR);
    fix.box_bold = face_of(fix.box_set, "Box", FONT_BOLD);
    fix.box_italic = face_of(fix.box_set, "Box", FONT_ITALIC);
}

void fixture_close(void)
{
    font_set_close(fix.serif_set);
    font_set_close(fix.box_set);
    arena_free(fix.arena);
}

static struct text_run run_of(enum text_kind kind, const struct font_face *face, int size,
                              const char *utf8)
{
    return (struct text_run){kind, utf8, strlen(utf8), face, size, {"test.xml", 1, 1}};
}

struct text_run chars(const struct font_face *face, int size, const char *utf8)
{
    return run_of(TEXT_CHARS, face, size, utf8);
}

struct text_run mark(const struct font_face *face, int size, const char *utf8)
{
    return run_of(TEXT_MARK, face, size, utf8);
}

struct text_run label(const struct font_face *face, int size, const char *utf8)
{
    return run_of(TEXT_LABEL, face, size, utf8);
}

struct text_run thing(enum text_kind kind)
{
    return (struct text_run){.kind = kind};
}

struct text_para para_of(const struct text_run *runs, size_t n, int width)
{
    return (struct text_para){.runs = runs, .n_runs = n, .width = width, .tab_every = 720};
}

struct text_lines broken(const struct text_para *para)
{
    struct text_lines lines = {0};
    ck_assert(text_break(fix.arena, para, &lines, &fix.diags));
    ck_assert_uint_ge(lines.n, 1);
    return lines;
}

struct text_guarded guarded_of(const struct text_para *para)
{
    struct arena *scratch = arena_new();
    struct text_guarded guarded = text_guard(fix.arena, scratch, NULL, para);
    arena_free(scratch);
    return guarded;
}

static void add_line(struct buf *b, const struct text_para *para, const struct text_line *line)
{
    for (uint32_t r = line->from.run; r <= line->end.run && r < para->n_runs; r++) {
        const struct text_run *run = &para->runs[r];
        size_t from = r == line->from.run ? line->from.at : 0;
        size_t to = r == line->end.run ? line->end.at : run->n;
        if (run->kind == TEXT_TAB && r < line->end.run) buf_putc(b, '~');
        if (run->utf8 && to > from) buf_add(b, run->utf8 + from, to - from);
    }
}

const char *shown(const struct text_para *para)
{
    struct text_lines lines = broken(para);
    struct buf b = {0};
    for (size_t i = 0; i < lines.n; i++) {
        if (i) buf_putc(&b, '|');
        add_line(&b, para, &lines.at[i]);
    }
    buf_putc(&b, '\0');
    const char *s = arena_strdup(fix.arena, (const char *)b.at);
    buf_free(&b);
    return s;
}

const char *shown_box(const char *utf8, int width)
{
    struct text_run run = chars(fix.box, 240, utf8);
    struct text_para para = para_of(&run, 1, width);
    return shown(&para);
}
