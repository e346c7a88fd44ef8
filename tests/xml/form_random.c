/* test-forms COUNT [FILE...]: random forms, and each FILE, are filled with random changes. What
 * xml_form_fill gives must be in all what xml_read gives of the changed file, or the same message.
 */
#include "base/input.h"
#include "base/limits.h"
#include "chance.h"
#include "same_xml.h"
#include "xml/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- chance ---- */

static uint64_t state = 1;

static size_t below(size_t n)
{
    return chance_below(&state, n);
}

static const char *one_of(const char *const *words, size_t n)
{
    return words[below(n)];
}

#define ONE_OF(words) one_of((words), sizeof(words) / sizeof *(words))

/* ---- forms ---- */

static void add_text(struct buf *b)
{
    static const char *const pieces[] = {
        "{{n}}",
        "{{n}}",
        "a",
        " ",
        "\n  ",
        "\t",
        "Ủy ban",
        "&amp;",
        "&#10;",
        "&#xD;",
        "&#x1EF6;",
        "<!-- {{c}} -->",
        "<?p {{i}}?>",
        "]",
        ">",
        "\"",
        "'x'",
        "&lt;&gt;",
        "<![CDATA[{{d}} & ]]>",
        "\xF0\x9F\x98\x80",
        "o\xCC\x89",
        "&#x301;",
        "\n",
        "{{n}}\n",
        "<![CDATA[]]>",
    };
    for (size_t n = below(5); n; n--)
        buf_puts(b, ONE_OF(pieces));
}

static void add_attrs(struct buf *b)
{
    static const char *const names[] = {"one",     "hai", "xml:id", "xml:lang", "p:ba",
                                        "xmlns:q", "ế",   "xmlns",  "xml:space"};
    static const char *const values[] = {
        "{{n}}", "", " x  y ", "a\n b", "&quot;&amp;&#9;&#10;", "Ỷ {{n}}{{n}}", ">", "\t", "urn:a"};
    static const char *const gaps[] = {" ", "\n", "  ", "\t\n "};
    size_t first = below(9), n = below(4);
    for (size_t i = 0; i < n; i++) {
        const char *name = names[(first + i) % 9], *quote = below(2) ? "\"" : "'";
        const char *value = strncmp(name, "xmlns", 5) ? ONE_OF(values) : "urn:a";
        buf_printf(b, "%s%s%s=%s%s%s%s", ONE_OF(gaps), name, below(5) ? "" : " ",
                   below(5) ? "" : "\n", quote, value, quote);
    }
}

static void add_element(struct buf *b, int depth)
{
    static const char *const names[] = {"a", "p:b", "ghi", "ỷ"};
    const char *name = ONE_OF(names);
    buf_printf(b, "<%s", name);
    if (depth == 0) buf_puts(b, " xmlns:p='urn:p'");
    add_attrs(b);
    if (depth && !below(5)) {
        buf_puts(b, below(2) ? "/>" : "\n/>");
        return;
    }
    buf_puts(b, below(8) ? ">" : " >");
    for (size_t n = below(5); n && depth < 5; n--) {
        add_text(b);
        add_element(b, depth + 1);
    }
    add_text(b);
    buf_printf(b, "</%s%s>", name, below(8) ? "" : "\n ");
}

static void add_wide(struct buf *b, const struct buf *text, bool is_big)
{
    static const uint8_t mark[] = {0xFE, 0xFF};
    uint8_t marks[2] = {is_big ? mark[0] : mark[1], is_big ? mark[1] : mark[0]};
    buf_add(b, marks, 2);
    /* xml_edit writes a file's own encoding: of a file that is a mark alone, and a blank. */
    uint8_t blank[4] = {marks[0], marks[1], is_big ? 0 : ' ', is_big ? ' ' : 0};
    struct buf out = {0};
    char *whole = mem_alloc(text->n + 1);
    memcpy(whole, text->at, text->n);
    whole[text->n] = '\0';
    xml_edit(blank, sizeof blank, &(struct xml_edit){0, 1, whole}, 1, &out);
    free(whole);
    buf_add(b, out.at + 2, out.n - 2);
    buf_free(&out);
}

/* With line ends of another system. */
static void add_lines(struct buf *b, const struct buf *text, const char *end)
{
    for (size_t i = 0; i < text->n; i++) {
        if (text->at[i] == '\n')
            buf_puts(b, below(10) ? end : "\n");
        else
            buf_putc(b, (char)text->at[i]);
    }
}

static void make_form(struct buf *b)
{
    static const char *const heads[] = {"", "", "<?xml version='1.0'?>\n", "<!-- {{n}} -->\n"};
    struct buf text = {0};
    buf_puts(&text, ONE_OF(heads));
    add_element(&text, 0);
    if (!below(4)) buf_puts(&text, "\n<!-- end {{n}} -->\n");
    switch (below(10)) {
    case 0:
        add_wide(b, &text, below(2));
        break;
    case 1:
        add_lines(b, &text, "\r\n");
        break;
    case 2:
        add_lines(b, &text, "\r");
        break;
    case 3:
        buf_puts(b, "\xEF\xBB\xBF");
        buf_add(b, text.at, text.n);
        break;
    default:
        buf_add(b, text.at, text.n);
    }
    buf_free(&text);
}

/* ---- changes ---- */

enum { MOST_EDITS = 12 };

static const char *words(void)
{
    static const char *const plain[] = {"",   "1",   "Nguyễn Văn Ỷ", "&amp;",  "a &lt; b",
                                        "  ", "x y", "{{n}}",        "&quot;", "\xF0\x9F\x98\x80"};
    static const char *const odd[] = {
        "\n",       "\t",           "<b/>",       "<",          "&",
        "amp;",     "]]>",          "]]",         ">",          "\"",
        "'",        "&#10;",        "&#13;",      "&#0;",       "&none;",
        "\xC3",     "\xEF\xBF\xBE", "\x01",       "\r",         "a\r\nb",
        "&#xD800;", "&#x10FFFF;",   "&#x110000;", "<!-- -->",   "<![CDATA[x]]>",
        "&#;",      "&#x;",         "\n\nhai\n",  "&#0000065;", "&#99999999999;"};
    return below(12) ? ONE_OF(plain) : ONE_OF(odd);
}

/* Most often a field, else any bytes. */
static size_t make_edits(const struct xml_doc *doc, struct xml_edit *edits)
{
    size_t n = 0, at = 0;
    bool takes_any = !below(3);
    while (n < MOST_EDITS && at <= doc->n_source) {
        const char *field = strstr(doc->source + at, "{{");
        if (takes_any && !below(3)) {
            at += below(doc->n_source - at + 1);
            edits[n] = (struct xml_edit){at, at + below(4), words()};
            if (edits[n].to > doc->n_source) edits[n].to = doc->n_source;
        } else if (field) {
            edits[n].from = (size_t)(field - doc->source);
            edits[n].to = edits[n].from + 2;
            while (edits[n].to < doc->n_source && doc->source[edits[n].to - 1] != '}')
                edits[n].to++;
            if (doc->source[edits[n].to] == '}') edits[n].to++;
            edits[n].text = words();
        } else {
            break;
        }
        at = edits[n].to;
        if (below(4)) n++;
        if (!below(8)) break;
    }
    return n;
}

/* Some characters of the file that are in texts or values: as good as fields. */
static size_t make_edits_of_file(const struct xml_doc *doc, struct xml_edit *edits)
{
    size_t n = 0, at = 0, wanted = 1 + below(MOST_EDITS);
    while (n < wanted) {
        at += below(doc->n_source / wanted);
        at += strcspn(doc->source + at, ">\"");
        if (at >= doc->n_source) break;
        at++;
        size_t to = at + strcspn(doc->source + at, " <\"");
        edits[n++] = (struct xml_edit){at, to, words()};
        at = to;
    }
    return n;
}

/* ---- the same ---- */

static bool are_same_messages(struct arena *a, const struct diag_list *x, const struct diag_list *y)
{
    if (x->n != y->n) return false;
    for (size_t i = 0; i < x->n; i++)
        if (strcmp(diag_format(a, &x->at[i]), diag_format(a, &y->at[i])) != 0) return false;
    return true;
}

/* ---- one case ---- */

static size_t n_filled, n_moved, n_refused;

static void show(const struct xml_form *form, const struct xml_edit *edits, size_t n_edits)
{
    printf("# differs: <<%.*s>>\n", (int)(form->n < 2000 ? form->n : 2000),
           (const char *)form->bytes);
    for (size_t i = 0; i < n_edits; i++)
        printf("# %zu to %zu: <<%s>>\n", edits[i].from, edits[i].to, edits[i].text);
}

static bool fill_as_read(struct arena *a, const struct xml_form *form, const struct xml_edit *edits,
                         size_t n_edits)
{
    struct diag_list one = {.arena = a}, two = {.arena = a};
    struct xml_filled filled;
    struct xml_doc doc;
    struct buf out = {0};
    xml_edit(form->bytes, form->n, edits, n_edits, &out);
    bool is_filled = xml_form_fill(a, form, edits, n_edits, &filled, &one);
    bool is_read = xml_read(a, "t.xml", out.at, out.n, &doc, &two);
    bool is_so = is_filled == is_read && are_same_messages(a, &one, &two);
    if (is_so && is_read)
        is_so = filled.n == out.n && !memcmp(filled.bytes, out.at, out.n) &&
                same_xml(&filled.doc, &doc);
    n_filled++;
    n_refused += !is_read;
    n_moved += is_filled && filled.doc.root->name == form->doc.root->name;
    if (!is_so) show(form, edits, n_edits);
    buf_free(&out);
    return is_so;
}

static bool try_random(void)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct xml_form form;
    struct xml_edit edits[MOST_EDITS];
    struct buf bytes = {0};
    make_form(&bytes);
    bool is_so = true;
    if (xml_form_read(a, "t.xml", bytes.at, bytes.n, &form, &diags))
        for (int i = 0; i < 4 && is_so; i++)
            is_so = fill_as_read(a, &form, edits, make_edits(&form.doc, edits));
    buf_free(&bytes);
    arena_free(a);
    return is_so;
}

static bool try_file(const char *path, size_t count)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct xml_form form;
    struct xml_edit edits[MOST_EDITS];
    uint8_t *bytes;
    size_t n;
    bool is_so = !input_read(a, path, LIMIT_INPUT_BYTES, &bytes, &n) &&
                 xml_form_read(a, "t.xml", bytes, n, &form, &diags);
    const struct arena_mark mark = arena_mark(a);
    for (size_t i = 0; is_so && i < count; i++) {
        is_so = fill_as_read(a, &form, edits, make_edits_of_file(&form.doc, edits));
        arena_rewind(a, mark);
    }
    if (!is_so) printf("# %s\n", path);
    arena_free(a);
    return is_so;
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 1000;
    bool is_so = true;
    for (size_t i = 0; is_so && i < count; i++)
        is_so = try_random();
    for (int i = 2; is_so && i < argc; i++)
        is_so = try_file(argv[i], count / 100);
    printf("%zu fillings, %zu without the parser, %zu refused\n", n_filled, n_moved, n_refused);
    /* Else it would say nothing of what it is for. */
    return is_so && n_moved > n_filled / 4 && n_refused ? 0 : 1;
}
