/* Reading a layout sheet: parse and check each file of the chain, lay them over each other from the
 * lowest up, then read the whole once. */
#include "style/sheet.h"

#include "base/limits.h"
#include "base/word.h"
#include "style/sheet_priv.h"
#include "xml/xml_frozen.h"

/* One file of the chain, the sheet that was asked for first. */
struct link {
    struct sheet_file file;
    struct xml_node *root;
};

static bool parse(struct arena *a, struct link *link, struct diag_list *diags)
{
    struct xml_doc doc;
    if (link->file.frozen) {
        link->root = xml_thaw(a, link->file.file, link->file.frozen).root;
        return true;
    }
    if (link->file.n > LIMIT_SHEET_BYTES) {
        diag_add(diags, (struct pos){.file = link->file.file}, DIAG_FILE_TOO_LARGE, "0.25", NULL,
                 NULL);
        return false;
    }
    if (!xml_read(a, link->file.file, link->file.bytes, link->file.n, &doc, diags)) return false;
    link->root = doc.root;
    return sheet_check(doc.root, diags);
}

static bool is_cycle(const struct link *chain, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (word_same(xml_attr_value(chain[i].root, "name"), name)) return true;
    return n == LIMIT_SHEET_CHAIN;
}

/* The sheets from the one at chain[0] to the one that extends none. */
static bool read_chain(struct arena *a, const struct sheet_loader *loader, struct link *chain,
                       size_t *n, struct diag_list *diags)
{
    for (*n = 0;; (*n)++) {
        struct link *link = &chain[*n];
        if (!parse(a, link, diags)) return false;
        const struct xml_attr *extends = xml_attr_find(link->root, "extends");
        if (!extends) break;
        if (is_cycle(chain, *n + 1, extends->value)) {
            diag_add(diags, extends->pos, DIAG_STYLE_CYCLE, xml_attr_value(link->root, "name"),
                     NULL, NULL);
            return false;
        }
        if (!loader) {
            diag_add(diags, extends->pos, DIAG_STYLE_UNKNOWN_SHEET, extends->value, NULL, NULL);
            return false;
        }
        if (!loader->load(loader->context, link->file.file, extends->value, extends->pos,
                          &link[1].file, diags))
            return false;
    }
    (*n)++;
    return true;
}

static bool read_whole(struct arena *a, const struct xml_node *root, struct sheet *sheet,
                       struct diag_list *diags)
{
    struct sheet read = {
        .name = xml_attr_value(root, "name"),
        .title = xml_attr_value(root, "title"),
        .root = root,
    };
    struct sheet_reader r = {.a = a, .root = root, .sheet = &read, .diags = diags, .ok = true};
    sheet_read_styles(&r);
    if (r.ok) {
        sheet_read_page(&r);
        sheet_read_numberings(&r);
        sheet_read_templates(&r);
        sheet_read_types(&r);
        sheet_read_parts(&r);
        sheet_read_fit(&r);
        sheet_read_metadata(&r);
    }
    if (r.ok) *sheet = read;
    return r.ok;
}

bool sheet_read(struct arena *a, const struct sheet_file *file, const struct sheet_loader *loader,
                struct sheet *sheet, struct diag_list *diags)
{
    struct link chain[LIMIT_SHEET_CHAIN + 1] = {{.file = *file}};
    size_t n_chain = 0;
    if (!read_chain(a, loader, chain, &n_chain, diags)) return false;
    struct xml_node *root = chain[n_chain - 1].root;
    for (size_t i = n_chain - 1; i > 0; i--)
        root = sheet_overlay(a, root, chain[i - 1].root);
    return read_whole(a, root, sheet, diags);
}

bool sheet_peek(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                const char **name, const char **title)
{
    struct diag_list unseen = {.arena = a};
    struct xml_doc doc;
    if (n > LIMIT_SHEET_BYTES || !xml_read(a, file, bytes, n, &doc, &unseen)) return false;
    *name = xml_attr_value(doc.root, "name");
    *title = xml_attr_value(doc.root, "title");
    return word_same(doc.root->name, "layout") && word_same(doc.root->ns, SHEET_NAMESPACE) &&
           *name && *title;
}
