/* Run while vanthu is built: writes layout sheets as constants of C, so that no run has to parse
 * and check those that it was built with.
 *
 *     freeze-sheets OUT.c SHEET.xml... */
#include "base/input.h"
#include "base/limits.h"
#include "style/sheet_priv.h"
#include "xml/xml_frozen.h"

#include <stdio.h>
#include <string.h>

struct freezing {
    struct buf nodes, attrs, marks; /* lines of C */
    size_t n_nodes, n_attrs, n_marks;
    struct buf words; /* each with its NUL */
};

/* The place of a word among all; 0 for NULL, where the first byte stands for none. */
static size_t word_of(struct freezing *f, const char *word)
{
    if (!word) return 0;
    if (!f->words.n) buf_putc(&f->words, '\0');
    for (size_t at = 1; at < f->words.n; at += strlen((char *)f->words.at + at) + 1)
        if (!strcmp((char *)f->words.at + at, word)) return at;
    size_t at = f->words.n;
    buf_add(&f->words, word, strlen(word) + 1);
    return at;
}

static size_t freeze_attrs(struct freezing *f, const struct xml_node *node)
{
    size_t n = 0;
    for (const struct xml_attr *a = node->attrs; a; a = a->next, n++)
        buf_printf(&f->attrs, "{%zu,%zu,%d,%d},\n", word_of(f, a->name), word_of(f, a->value),
                   a->pos.line, a->pos.column);
    f->n_attrs += n;
    return n;
}

static size_t freeze_marks(struct freezing *f, const struct xml_node *node)
{
    size_t n = 0;
    for (const struct xml_mark *m = node->marks; m; m = m->next, n++)
        buf_printf(&f->marks, "{%zu,%d,%d},\n", m->at, m->pos.line, m->pos.column);
    f->n_marks += n;
    return n;
}

static void freeze_tree(struct freezing *f, struct xml_node *node)
{
    node->note = f->n_nodes++;
    size_t n_attrs = freeze_attrs(f, node), n_marks = freeze_marks(f, node);
    buf_printf(&f->nodes, "{%zu,%zu,%zu,%zu,%d,%d,%zu,%zu,%zu,%zu},\n", word_of(f, node->name),
               word_of(f, node->ns), word_of(f, node->text),
               (size_t)(node->parent ? node->parent->note : 0), node->pos.line, node->pos.column,
               node->from, node->to, n_attrs, n_marks);
    for (struct xml_node *child = node->first; child; child = child->next)
        freeze_tree(f, child);
}

static void put_bytes(FILE *out, const char *name, int i, const uint8_t *bytes, size_t n)
{
    fprintf(out, "static const unsigned char %s_%d[] = {", name, i);
    for (size_t k = 0; k < n; k++)
        fprintf(out, k % 32 ? "%d," : "\n%d,", bytes[k]);
    fprintf(out, "\n};\n");
}

/* An array has at least one element. */
static void put_rows(FILE *out, const char *name, int i, const struct buf *rows)
{
    fprintf(out, "static const struct xml_frozen_%s %ss_%d[] = {\n%.*s%s};\n", name, name, i,
            (int)rows->n, rows->n ? (const char *)rows->at : "", rows->n ? "" : "{0}\n");
}

static void put_sheet(FILE *out, int i, struct xml_doc *doc)
{
    struct freezing f = {0};
    freeze_tree(&f, doc->root);
    put_bytes(out, "source", i, (const uint8_t *)doc->source, doc->n_source + 1);
    put_bytes(out, "words", i, f.words.at, f.words.n);
    put_rows(out, "node", i, &f.nodes);
    put_rows(out, "attr", i, &f.attrs);
    put_rows(out, "mark", i, &f.marks);
    fprintf(out,
            "static const struct xml_frozen sheet_%d = {(const char *)source_%d, %zu, "
            "(const char *)words_%d, nodes_%d, %zu, attrs_%d, %zu, marks_%d, %zu};\n",
            i, i, doc->n_source, i, i, f.n_nodes, i, f.n_attrs, i, f.n_marks);
    buf_free(&f.nodes);
    buf_free(&f.attrs);
    buf_free(&f.marks);
    buf_free(&f.words);
}

/* Its bytes are compared with the file's, so they must be what the reader made of them. */
static bool read_sheet(struct arena *a, const char *path, struct xml_doc *doc)
{
    struct diag_list diags = {.arena = a};
    uint8_t *bytes;
    size_t n;
    if (input_read(a, path, LIMIT_SHEET_BYTES, &bytes, &n)) {
        fprintf(stderr, "%s cannot be read\n", path);
        return false;
    }
    bool is_fine = xml_read(a, path, bytes, n, doc, &diags) && sheet_check(doc->root, &diags);
    for (size_t i = 0; i < diags.n; i++)
        fprintf(stderr, "%s\n", diag_format(a, &diags.at[i]));
    return is_fine && n == doc->n_source && !memcmp(bytes, doc->source, n);
}

static bool write_all(struct arena *a, FILE *out, int n, char **paths)
{
    fprintf(out, "#include \"lib/frozen.h\"\n\n");
    for (int i = 0; i < n; i++) {
        struct xml_doc doc;
        if (!read_sheet(a, paths[i], &doc)) return false;
        put_sheet(out, i, &doc);
    }
    fprintf(out, "const struct xml_frozen *const frozen_sheets[] = {\n");
    for (int i = 0; i < n; i++)
        fprintf(out, "&sheet_%d,\n", i);
    fprintf(out, "};\nconst size_t n_frozen_sheets = %d;\n", n);
    return true;
}

int main(int argc, char **argv)
{
    if (argc < 3) return 2;
    FILE *out = fopen(argv[1], "w");
    if (!out) return 3;
    struct arena *a = arena_new();
    bool is_done = write_all(a, out, argc - 2, argv + 2);
    arena_free(a);
    return fclose(out) == 0 && is_done ? 0 : 1;
}
