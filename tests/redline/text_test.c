/* Small flows compared, as text. */
#include "redline_test.h"

#include "redline/redline.h"

#include "base/arena.h"

#include <string.h>

static const struct style body = {.id = "body", .size = 28},
                          heading = {.id = "heading", .size = 28};
static const struct style *const styles[] = {&body, &heading};

struct version {
    struct flow flow;
    struct flow_section section;
    struct flow_block blocks[8];
    struct flow_run runs[8];
};

/* Paragraphs divided by bars; one that begins with # is a heading. */
static void fill(struct version *v, struct arena *a, const char *text)
{
    memset(v, 0, sizeof *v);
    size_t n = 0;
    for (const char *s = text; *text && n < 8; n++) {
        size_t length = strcspn(s, "|");
        bool is_heading = *s == '#';
        v->runs[n].raw = v->runs[n].text = arena_strndup(a, s + is_heading, length - is_heading);
        v->runs[n].size = 28;
        v->blocks[n].role = is_heading ? ROLE_H1 : ROLE_P;
        v->blocks[n].para.style = is_heading ? &heading : &body;
        v->blocks[n].para.runs = &v->runs[n];
        v->blocks[n].para.n_runs = 1;
        s += length;
        if (!*s++) {
            n++;
            break;
        }
    }
    v->section.blocks = v->blocks;
    v->section.n_blocks = n;
    v->flow = (struct flow){
        .sections = &v->section, .n_sections = 1, .styles = styles, .n_styles = 2, .body = &body};
}

static const struct compared {
    const char *old, *new, *shown;
} cases[] = {
    {"a b c", "a b c", ""},
    {"a b c", "a x c", "  a [-b-]{+x+} c\n"},
    {"một hai ba", "một hai ba bốn", "  một hai ba{+ bốn+}\n"},
    {"Đạt 98%.", "Đạt 97,5%.", "  Đạt [-98%-]{+97,5%+}.\n"},
    {"a b c|d e f", "a b c", "  [-d e f-]\n"},
    {"a b c", "x y z|a b c", "  {+x y z+}\n"},
    {"#Một|a b c|#Hai|d e f", "#Một|a b c|#Hai|d e g", "@ Hai\n  d e [-f-]{+g+}\n"},
    {"một hai ba bốn năm sáu|x|y", "x|y|một hai ba bốn năm sáu",
     "  [<một hai ba bốn năm sáu<]\n  {>một hai ba bốn năm sáu>}\n"},
};

START_TEST(changes_as_text)
{
    const struct compared *t = &cases[_i];
    struct arena *a = arena_new();
    struct version old, new;
    struct flow merged;
    struct buf out = {0};
    fill(&old, a, t->old);
    fill(&new, a, t->new);
    redline_merge(a, &old.flow, &new.flow, &merged);
    redline_text(&merged, false, &out);
    ck_assert_str_eq(arena_strndup(a, (const char *)out.at, out.n), t->shown);
    buf_free(&out);
    arena_free(a);
}
END_TEST

TCase *text_cases(void)
{
    TCase *c = tcase_create("text");
    tcase_add_loop_test(c, changes_as_text, 0, sizeof cases / sizeof *cases);
    return c;
}
