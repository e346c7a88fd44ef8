#include "read_back.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

struct read_back *read_back(struct sample *s)
{
    struct read_back *r = arena_new_of(s->a, struct read_back);
    r->a = s->a;
    r->sample = s;
    sample_write(s, &r->bytes);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(r->bytes.at, r->bytes.n, 0, &error);
    ck_assert_ptr_nonnull(source);
    r->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    ck_assert_ptr_nonnull(r->zip);
    return r;
}

void read_back_free(struct read_back *r)
{
    struct sample *s = r->sample;
    zip_discard(r->zip);
    buf_free(&r->bytes);
    sample_free(s);
}

const char *part(struct read_back *r, const char *name)
{
    zip_stat_t stat;
    if (zip_stat(r->zip, name, 0, &stat)) return NULL;
    char *text = arena_alloc(r->a, stat.size + 1);
    zip_file_t *file = zip_fopen(r->zip, name, 0);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
    zip_fclose(file);
    return text;
}

static void name_spaces(xmlXPathContext *context)
{
    static const char *const pairs[][2] = {
        {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
        {"m", "http://schemas.openxmlformats.org/officeDocument/2006/math"},
        {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
        {"ct", "http://schemas.openxmlformats.org/package/2006/content-types"},
        {"rel", "http://schemas.openxmlformats.org/package/2006/relationships"},
        {"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
        {"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
        {"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
        {"dc", "http://purl.org/dc/elements/1.1/"},
        {"dcterms", "http://purl.org/dc/terms/"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        xmlXPathRegisterNs(context, BAD_CAST pairs[i][0], BAD_CAST pairs[i][1]);
}

typedef void taker(const xmlXPathObject *found, struct buf *out);

static const char *evaluate(struct read_back *r, const char *name, const char *xpath, taker *take)
{
    const char *text = part(r, name);
    ck_assert_msg(text != NULL, "no part %s", name);
    xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), name, NULL, XML_PARSE_NONET);
    ck_assert_msg(doc != NULL, "%s is not well-formed", name);
    xmlXPathContext *context = xmlXPathNewContext(doc);
    name_spaces(context);
    xmlXPathObject *found = xmlXPathEvalExpression(BAD_CAST xpath, context);
    ck_assert_msg(found != NULL, "not an expression: %s", xpath);
    struct buf out = {0};
    take(found, &out);
    const char *result = arena_strndup(r->a, (const char *)out.at, out.n);
    buf_free(&out);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
    return result;
}

static void put(struct buf *out, xmlChar *text)
{
    buf_puts(out, (const char *)text);
    xmlFree(text);
}

static void take_value(const xmlXPathObject *found, struct buf *out)
{
    put(out, xmlXPathCastToString((xmlXPathObject *)found));
}

static void take_children(const xmlXPathObject *found, struct buf *out)
{
    ck_assert(found->nodesetval && found->nodesetval->nodeNr);
    for (xmlNode *n = found->nodesetval->nodeTab[0]->children; n; n = n->next) {
        if (out->n) buf_putc(out, ' ');
        buf_puts(out, (const char *)n->name);
    }
}

static void take_all(const xmlXPathObject *found, struct buf *out)
{
    for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++) {
        if (i) buf_putc(out, ' ');
        put(out, xmlNodeGetContent(found->nodesetval->nodeTab[i]));
    }
}

const char *value(struct read_back *r, const char *name, const char *xpath)
{
    return evaluate(r, name, xpath, take_value);
}

int number(struct read_back *r, const char *name, const char *xpath)
{
    const char *text = evaluate(r, name, xpath, take_value);
    return atoi(text);
}

const char *children(struct read_back *r, const char *name, const char *xpath)
{
    return evaluate(r, name, xpath, take_children);
}

const char *all(struct read_back *r, const char *name, const char *xpath)
{
    return evaluate(r, name, xpath, take_all);
}
