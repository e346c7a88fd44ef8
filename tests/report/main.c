#include "base/buf.h"
#include "base/input.h"
#include "base/limits.h"
#include "report_test.h"

struct reading read_bytes(const char *bytes, size_t n)
{
    struct reading r = {.arena = arena_new()};
    r.diags.arena = r.arena;
    r.is_read = report_read(r.arena, "t.xml", (const uint8_t *)bytes, n, &r.report, &r.diags);
    return r;
}

struct reading read_file(const char *path)
{
    struct arena *a = arena_new();
    uint8_t *bytes = NULL;
    size_t n = 0;
    ck_assert_int_eq(input_read(a, source_path(a, path), LIMIT_INPUT_BYTES, &bytes, &n), 0);
    struct reading r = read_bytes((const char *)bytes, n);
    arena_free(a);
    return r;
}

struct reading read_body(const char *body)
{
    struct buf b = {0};
    buf_puts(&b,
             "<report xmlns='" REPORT_NAMESPACE "' type='BC'>\n<issuer><name>A</name></issuer>\n"
             "<symbol>B</symbol>\n<place>C</place>\n<body>\n");
    buf_puts(&b, body);
    buf_puts(&b, "</body></report>");
    struct reading r = read_bytes((const char *)b.at, b.n);
    buf_free(&b);
    return r;
}

void reading_free(struct reading *r)
{
    arena_free(r->arena);
}

static void show(struct buf *b, const struct inline_node *node)
{
    static const char *const names[] = {
        [INLINE_BOLD] = "b",     [INLINE_ITALIC] = "i",    [INLINE_UNDERLINE] = "u",
        [INLINE_RAISED] = "sup", [INLINE_LOWERED] = "sub", [INLINE_NOTE] = "note",
    };
    for (; node; node = node->next) {
        if (node->kind == INLINE_TEXT) {
            buf_puts(b, node->text);
        } else if (node->kind == INLINE_BREAK) {
            buf_putc(b, '|');
        } else if (node->kind == INLINE_TAB) {
            buf_putc(b, '#');
        } else if (node->kind == INLINE_TICK) {
            buf_puts(b, node->is_checked ? "[x]" : "[ ]");
        } else if (node->kind == INLINE_BLANK && node->width) {
            buf_printf(b, "{blank %dmm}", (int)(node->width / LEN_MM));
        } else if (node->kind == INLINE_BLANK) {
            buf_puts(b, "{blank}");
        } else if (node->kind == INLINE_LINK) {
            buf_printf(b, "{%s ", node->text);
            show(b, node->first);
            buf_putc(b, '}');
        } else if (node->kind == INLINE_REF) {
            buf_printf(b, "{ref %s}", node->text);
        } else {
            buf_printf(b, "{%s ", names[node->kind]);
            show(b, node->first);
            buf_putc(b, '}');
        }
    }
}

const char *inline_show(struct arena *a, const struct inline_node *content)
{
    struct buf b = {0};
    show(&b, content);
    return buf_text(&b, a);
}

int main(void)
{
    Suite *suite = suite_create("report");
    suite_add_tcase(suite, cases_cases());
    suite_add_tcase(suite, model_cases());
    suite_add_tcase(suite, image_cases());
    suite_add_tcase(suite, text_cases());
    suite_add_tcase(suite, sample_cases());
    suite_add_tcase(suite, anchor_cases());
    return suite_run(suite);
}
