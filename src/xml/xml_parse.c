/* libxml2's events to a tree. The parser says what there is, the tracker says where. */
#include "base/buf.h"
#include "base/limits.h"
#include "xml/xml_priv.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct reader {
    struct arena *arena;
    const struct xml_source *source;
    struct diag_list *diags;
    xmlParserCtxtPtr parser;
    struct xml_track track;
    struct xml_node *root, *open; /* the innermost element that has not ended */
    int depth, n_elements;
    bool has_failed;
    /* the text since the last tag */
    struct buf text;
    struct xml_node *text_node; /* NULL: none yet */
    struct xml_mark **last_mark;
    bool after_reference;
};

static bool is_following(const struct reader *r)
{
    return !r->has_failed && !r->track.is_lost;
}

static const char *copy(struct reader *r, const xmlChar *s)
{
    return arena_strdup(r->arena, (const char *)s);
}

static void append(struct reader *r, struct xml_node *node)
{
    if (r->open)
        xml_append(r->open, node);
    else
        r->root = node;
}

static void end_text(struct reader *r)
{
    if (!r->text_node) return;
    r->text_node->text = arena_strndup(r->arena, (const char *)r->text.at, r->text.n);
    append(r, r->text_node);
    r->text_node = NULL;
    r->text.n = 0;
}

/* Begin a node with a piece, or mark where the source goes on apart from the text. */
static void place_text(struct reader *r, const struct xml_piece *piece)
{
    struct xml_node *node = r->text_node;
    if (!node) {
        r->text_node = node = arena_new_of(r->arena, struct xml_node);
        node->pos = piece->pos;
        node->from = piece->from;
        r->last_mark = &node->marks;
    } else if (piece->is_reference || r->after_reference || node->to != piece->from) {
        *r->last_mark = arena_new_of(r->arena, struct xml_mark);
        **r->last_mark = (struct xml_mark){.at = r->text.n, .pos = piece->pos};
        r->last_mark = &(*r->last_mark)->next;
    }
    node->to = piece->to;
    r->after_reference = piece->is_reference;
}

static void on_text(void *user, const xmlChar *text, int length)
{
    struct reader *r = user;
    const char *p = (const char *)text;
    size_t n = length > 0 ? (size_t)length : 0;
    while (n && is_following(r)) {
        struct xml_piece piece = xml_track_piece(&r->track, p, n);
        if (r->track.is_lost) return;
        place_text(r, &piece);
        buf_add(&r->text, p, piece.n);
        p += piece.n;
        n -= piece.n;
    }
}

/* libxml2 gives five pointers for each attribute: local name, prefix, namespace, value, its end. */
enum { ATTR_NAME, ATTR_PREFIX, ATTR_NAMESPACE, ATTR_VALUE, ATTR_END, ATTR_FIELDS };

static struct xml_attr *new_attr(struct reader *r, const xmlChar **fields, struct pos pos)
{
    struct xml_attr *attr = arena_new_of(r->arena, struct xml_attr);
    const char *name = (const char *)fields[ATTR_NAME];
    const char *prefix = (const char *)fields[ATTR_PREFIX];
    attr->name =
        prefix ? arena_printf(r->arena, "%s:%s", prefix, name) : arena_strdup(r->arena, name);
    attr->value = arena_strndup(r->arena, (const char *)fields[ATTR_VALUE],
                                (size_t)(fields[ATTR_END] - fields[ATTR_VALUE]));
    attr->pos = pos;
    return attr;
}

static bool declares_namespace(const struct xml_track_name *name)
{
    static const char xmlns[] = "xmlns";
    size_t n = sizeof xmlns - 1;
    return strncmp(name->at, xmlns, n) == 0 && (name->n == n || name->at[n] == ':');
}

static bool is_named(const struct xml_track_name *seen, const char *name)
{
    return strlen(name) == seen->n && memcmp(name, seen->at, seen->n) == 0;
}

static void read_attrs(struct reader *r, struct xml_node *node, const xmlChar **fields, int n)
{
    struct xml_attr **last = &node->attrs;
    struct xml_track_name name;
    while (xml_track_attr(&r->track, &name)) {
        if (declares_namespace(&name)) continue;
        *last = n > 0 ? new_attr(r, fields, name.pos) : NULL;
        if (!*last || !is_named(&name, (*last)->name)) {
            r->track.is_lost = true;
            return;
        }
        last = &(*last)->next;
        fields += ATTR_FIELDS;
        n--;
    }
}

static const char *namespace_of(struct reader *r, const xmlChar *uri)
{
    if (!uri) return "";
    if (r->open && strcmp(r->open->ns, (const char *)uri) == 0) return r->open->ns;
    return copy(r, uri);
}

static void refuse(struct reader *r, enum diag_code code, int most)
{
    char limit[16];
    snprintf(limit, sizeof limit, "%d", most);
    diag_add(r->diags, r->track.pos, code, limit, NULL, NULL);
    r->has_failed = true;
    xmlStopParser(r->parser);
}

/* The name in the source may have a prefix. */
static bool ends_with(const struct xml_track_name *seen, const char *name)
{
    size_t n = strlen(name);
    return seen->n >= n && memcmp(seen->at + seen->n - n, name, n) == 0;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attrs, int n_defaulted,
                     const xmlChar **attrs)
{
    struct reader *r = user;
    (void)prefix, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    if (!is_following(r)) return;
    end_text(r);
    xml_track_to_tag(&r->track);
    if (r->depth == LIMIT_DEPTH) {
        refuse(r, DIAG_XML_DEPTH, LIMIT_DEPTH);
        return;
    }
    if (r->n_elements++ == LIMIT_ELEMENTS) {
        refuse(r, DIAG_XML_ELEMENTS, LIMIT_ELEMENTS);
        return;
    }
    struct xml_node *node = arena_new_of(r->arena, struct xml_node);
    node->pos = r->track.pos;
    node->from = r->track.at;
    node->name = copy(r, name);
    node->ns = namespace_of(r, uri);
    append(r, node);
    struct xml_track_name seen = xml_track_tag_name(&r->track);
    if (!ends_with(&seen, node->name)) r->track.is_lost = true;
    read_attrs(r, node, attrs, n_attrs);
    r->open = node;
    r->depth++;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct reader *r = user;
    (void)name, (void)prefix, (void)uri;
    if (!is_following(r)) return;
    end_text(r);
    xml_track_end(&r->track);
    r->open->to = r->track.at;
    r->open = r->open->parent;
    r->depth--;
}

static void on_error(void *user, xml_error error)
{
    struct reader *r = user;
    if (r->has_failed || error->level < XML_ERR_ERROR) return;
    /* A name that it could not keep it takes for one that is none; malloc leaves its error behind.
     */
    if (errno == ENOMEM) mem_exhausted();
    long at = xmlByteConsumed(r->parser);
    size_t n = at < 0 ? 0 : (size_t)at < r->source->n ? (size_t)at : r->source->n;
    r->has_failed = true;
    /* Its word also for the limit of parse(). */
    if (error->code != XML_ERR_NO_MEMORY)
        xml_tell_syntax(r->source, n, error, r->diags);
    else if (xmlDictGetUsage(r->parser->dict) < LIMIT_NAMES_BYTES / 2)
        mem_exhausted();
    else
        diag_add(r->diags, xml_pos_after((struct pos){r->source->file, 1, 1}, r->source->text, n),
                 DIAG_XML_NAMES, NULL, NULL, NULL);
}

/* What libxml2 says outside of any parser, when it makes a buffer or a URI. */
static void on_lack(void *user, xml_error error)
{
    (void)user;
    if (error->code == XML_ERR_NO_MEMORY) mem_exhausted();
}

/* The thread's handler of all that no parser tells. */
struct hearing {
    xmlStructuredErrorFunc old;
    void *user;
};

static struct hearing begin_hearing(void)
{
    const struct hearing h = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(NULL, on_lack);
    return h;
}

static void end_hearing(struct hearing h)
{
    xmlSetStructuredErrorFunc(h.user, h.old);
}

static void start(void)
{
    struct hearing h = begin_hearing();
    xmlInitParser();
    end_hearing(h);
}

/* libxml2 sets itself up at its first use, which is safe in one thread alone. */
static void start_library(void)
{
    static pthread_once_t started = PTHREAD_ONCE_INIT;
    pthread_once(&started, start);
}

/* The parser's own handlers only, so that nothing global changes and nothing is printed. */
static void parse(struct reader *r)
{
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .serror = on_error,
    };
    r->parser = xmlNewParserCtxt();
    if (!r->parser) mem_exhausted();
    *r->parser->sax = sax;
    errno = 0;
    r->parser->userData = r;
    /* libxml2's table of names stops growing early and then takes ever longer. */
    xmlDictSetLimit(r->parser->dict, LIMIT_NAMES_BYTES);
    /* NOENT: without it libxml2 leaves "&amp;" in attributes half resolved. There is no entity that
     * it could expand but the five of XML itself. */
    xmlFreeDoc(xmlCtxtReadMemory(r->parser, r->source->text, (int)r->source->n, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC));
    xmlFreeParserCtxt(r->parser);
    if (!r->has_failed && (!r->root || r->open || r->track.is_lost)) {
        diag_add(r->diags, (struct pos){r->source->file, 0, 0}, DIAG_XML_SYNTAX,
                 "its elements cannot be followed", NULL, NULL);
        r->has_failed = true;
    }
}

static bool fits(const char *file, size_t n, struct diag_list *diags)
{
    if (n <= LIMIT_INPUT_BYTES) return true;
    char limit[16];
    snprintf(limit, sizeof limit, "%d", LIMIT_INPUT_BYTES / (1024 * 1024));
    diag_add(diags, (struct pos){file, 0, 0}, DIAG_FILE_TOO_LARGE, limit, NULL, NULL);
    return false;
}

bool xml_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
              struct xml_doc *doc, struct diag_list *diags)
{
    struct xml_source source;
    file = arena_strdup(a, file);
    if (!fits(file, n, diags) || !xml_decode(a, file, bytes, n, &source, diags) ||
        !xml_scan(&source, diags)) {
        return false;
    }
    struct reader r = {.arena = a, .source = &source, .diags = diags};
    xml_track_begin(&r.track, &source);
    start_library();
    struct hearing h = begin_hearing();
    parse(&r);
    end_hearing(h);
    buf_free(&r.text);
    if (r.has_failed) return false;
    *doc = (struct xml_doc){file, source.text, source.n, r.root};
    return true;
}
