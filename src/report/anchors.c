/* Names by which a result leads back to its description, docs/ANCHORS.md.
 *
 * A block is known by its words: what stands around it may change, come and go, and the name stays.
 * Blocks of the same words are told apart by the section that they stand in, then by their order. A
 * part around the body that stands once is known by its place: "recipients-archive". */
#include "base/word.h"
#include "report/report_priv.h"

#include <stdio.h>
#include <string.h>

/* What a block is known by. */
enum way { BY_PATH, BY_WORDS, BY_FIRST, BY_ATTRS };

struct kind {
    const char *name, *prefix;
    enum way way;
};

/* Blocks of a body; what is not here, and not in in_fields, has no name of its own. */
static const struct kind in_body[] = {
    {"section", "s", BY_FIRST}, {"p", "p", BY_WORDS},       {"quote", "q", BY_FIRST},
    {"table", "t", BY_FIRST},   {"row", "r", BY_WORDS},     {"note", "n", BY_WORDS},
    {"image", "i", BY_ATTRS},   {"formula", "f", BY_WORDS},
};

/* Parts around the body that stand in any number and order; all others are known by their place. */
static const struct kind in_fields[] = {
    {"to", "to", BY_WORDS},
    {"basis", "basis", BY_WORDS},
    {"item", "item", BY_WORDS},
    {"party", "party", BY_FIRST},
    {"appendix", "appendix", BY_FIRST},
    {"attachment", "attachment", BY_FIRST},
};

static const uint64_t FNV_START = 14695981039346656037u, FNV_PRIME = 1099511628211u;

/* FNV-1a over words, with one blank between two of them. */
struct words {
    uint64_t hash;
    bool has_blank;
    bool has_begun; /* since the beginning, or that of a cell */
    bool has_words;
};

struct taken {
    const char *id;
    int times;
};

struct namer {
    struct arena *a;
    struct report_anchors *anchors;
    struct taken *taken; /* open addressing, n_taken a power of two */
    size_t n_taken, n_used;
};

static bool is_named(const struct xml_node *node, const char *name)
{
    return node->name && word_same(node->name, name);
}

static const struct kind *find_kind(const struct kind *kinds, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (word_same(kinds[i].name, name)) return &kinds[i];
    return NULL;
}

/* ---- words ---- */

static void add_byte(struct words *w, char c)
{
    w->hash = (w->hash ^ (unsigned char)c) * FNV_PRIME;
}

/* Past a word. What is not above ' ' is a blank or the end: XML has no other controls. */
static const char *add_word(struct words *w, const char *text)
{
    uint64_t hash = w->hash;
    for (; (unsigned char)*text > ' '; text++)
        hash = (hash ^ (unsigned char)*text) * FNV_PRIME;
    w->hash = hash;
    return text;
}

static void add_text(struct words *w, const char *text)
{
    while (*text) {
        if (xml_is_blank(*text)) {
            w->has_blank = true;
            text++;
            continue;
        }
        if (w->has_blank && w->has_begun) add_byte(w, ' ');
        w->has_blank = false;
        w->has_begun = w->has_words = true;
        text = add_word(w, text);
    }
}

static void begin_cell(struct words *w)
{
    add_byte(w, '|');
    w->has_blank = w->has_begun = false;
}

/* Notes have names of their own. */
static void add_words(struct words *w, const struct xml_node *node)
{
    for (const struct xml_node *child = node->first; child; child = child->next) {
        if (!child->name) {
            add_text(w, child->text);
        } else if (!is_named(child, "note")) {
            if (is_named(child, "br")) w->has_blank = true;
            if (is_named(child, "cell")) begin_cell(w);
            add_words(w, child);
        }
    }
}

static void add_known_by(struct words *w, const struct xml_node *node, enum way way);

/* A title, or what comes first. */
static void add_first(struct words *w, const struct xml_node *node)
{
    for (const struct xml_node *child = node->first; child && !w->has_words; child = child->next) {
        if (!child->name) continue;
        const struct kind *kind = find_kind(in_body, sizeof in_body / sizeof *in_body, child->name);
        add_known_by(w, child, kind ? kind->way : BY_WORDS);
    }
}

/* Elements nest LIMIT_DEPTH deep at most. */
static void add_known_by(struct words *w, const struct xml_node *node, enum way way)
{
    if (way == BY_FIRST) add_first(w, node);
    if (way == BY_WORDS) add_words(w, node);
    if (way != BY_ATTRS) return;
    const char *src = xml_attr_value(node, "src"), *alt = xml_attr_value(node, "alt");
    if (src) add_text(w, src);
    w->has_blank = true;
    if (alt) add_text(w, alt);
}

/* ---- names that are taken ---- */

static size_t hash_of(const char *id)
{
    uint64_t hash = FNV_START;
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * FNV_PRIME;
    return (size_t)(hash ^ hash >> 32);
}

static struct taken *look_up(struct namer *n, const char *id)
{
    size_t i = hash_of(id) & (n->n_taken - 1);
    while (n->taken[i].id && strcmp(n->taken[i].id, id) != 0)
        i = (i + 1) & (n->n_taken - 1);
    return &n->taken[i];
}

static void grow(struct namer *n)
{
    struct taken *old = n->taken;
    size_t n_old = n->n_taken;
    n->n_taken = n_old ? n_old * 2 : 64;
    n->taken = arena_array_of(n->a, n->n_taken, struct taken);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].id) *look_up(n, old[i].id) = old[i];
}

/* True when nothing had the name before. */
static bool take(struct namer *n, const char *id)
{
    if (2 * (n->n_used + 1) > n->n_taken) grow(n);
    struct taken *taken = look_up(n, id);
    taken->times++;
    if (taken->id) return false;
    taken->id = id;
    n->n_used++;
    return true;
}

/* "p-3f9a1c22-2", where "p-3f9a1c22" is taken already. */
static const char *take_next(struct namer *n, const char *id)
{
    for (;;) {
        const char *next = arena_printf(n->a, "%s-%d", id, look_up(n, id)->times);
        if (take(n, next)) return next;
        look_up(n, id)->times++;
    }
}

static const char *hashed(struct namer *n, const char *prefix, uint64_t hash)
{
    static const char digits[] = "0123456789abcdef";
    size_t length = strlen(prefix);
    char *id = arena_alloc(n->a, length + sizeof "-01234567"), *at = id + length;
    uint32_t folded = (uint32_t)(hash ^ hash >> 32);
    memcpy(id, prefix, length + 1);
    *at++ = '-';
    for (int shift = 28; shift >= 0; shift -= 4)
        *at++ = digits[folded >> shift & 0xF];
    return id;
}

static const char *by_words(struct namer *n, const struct xml_node *node, const struct kind *kind,
                            const char *prefix, const char *around)
{
    struct words w = {.hash = FNV_START};
    if (!node->note) add_known_by(&w, node, kind->way);
    const char *id = hashed(n, prefix, node->note ? node->note : w.hash);
    if (take(n, id)) return id;
    if (!*around) return take_next(n, id);
    if (node->note) add_known_by(&w, node, kind->way);
    w.has_blank = true;
    add_text(&w, around);
    id = hashed(n, prefix, w.hash);
    return take(n, id) ? id : take_next(n, id);
}

/* ---- the walk, in the order of the file ---- */

static void add(struct namer *n, const struct xml_node *node, const char *id)
{
    *vec_push(n->a, n->anchors) = (struct report_anchor){
        .id = id,
        .element = arena_strdup(n->a, node->name),
        .pos = node->pos,
        .from = node->from,
    };
}

static const char *given(struct namer *n, const struct xml_node *node)
{
    const char *id = xml_attr_value(node, "xml:id");
    return id ? arena_strdup(n->a, id) : NULL;
}

/* `around`: the name of the block that it stands in. A cell's paragraphs go by their row. */
static void name_blocks(struct namer *n, const struct xml_node *parent, const char *around)
{
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (!node->name) continue;
        const struct kind *kind = find_kind(in_body, sizeof in_body / sizeof *in_body, node->name);
        bool is_in_cell = is_named(parent, "cell") && !is_named(node, "note");
        const char *own = around;
        if (kind && !is_in_cell) {
            const char *id = given(n, node);
            own = id ? id : by_words(n, node, kind, kind->prefix, around);
            add(n, node, own);
        }
        name_blocks(n, node, own);
    }
}

static bool has_parts(const struct xml_node *node)
{
    static const char *const names[] = {"issuer",    "details",    "party",    "recipients",
                                        "signature", "attachment", "appendix", "copy"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_named(node, names[i])) return true;
    return false;
}

static const char *field_name(struct namer *n, const struct xml_node *node, const char *path)
{
    const struct kind *kind =
        find_kind(in_fields, sizeof in_fields / sizeof *in_fields, node->name);
    const char *name = *path ? arena_printf(n->a, "%s-%s", path, node->name) : node->name;
    if (kind) return by_words(n, node, kind, name, path);
    const char *id = arena_strdup(n->a, name);
    return take(n, id) ? id : take_next(n, id);
}

/* Three levels deep at most, by the schema. */
static void name_fields(struct namer *n, const struct xml_node *parent, const char *path)
{
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (!node->name || is_named(node, "numbering")) continue;
        if (is_named(node, "body")) {
            name_blocks(n, node, path);
            continue;
        }
        const char *id = given(n, node), *own = id ? id : field_name(n, node, path);
        add(n, node, own);
        if (has_parts(node)) name_fields(n, node, own);
    }
}

/* A name that an author gave stays his, wherever it stands. */
static void take_given(struct namer *n, const struct xml_node *parent)
{
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (!node->name) continue;
        const char *id = given(n, node);
        if (id) take(n, id);
        take_given(n, node);
    }
}

void anchors_name(struct arena *a, const struct xml_node *root, struct report_anchors *anchors)
{
    struct namer n = {.a = a, .anchors = anchors};
    take_given(&n, root);
    name_fields(&n, root, "");
}

/* Elements nest LIMIT_DEPTH deep at most. */
void anchors_take_notes(struct xml_node *root)
{
    for (struct xml_node *node = root; node; node = node->next) {
        if (!node->name) continue;
        const struct kind *kind = find_kind(in_body, sizeof in_body / sizeof *in_body, node->name);
        if (!kind) kind = find_kind(in_fields, sizeof in_fields / sizeof *in_fields, node->name);
        struct words w = {.hash = FNV_START};
        if (kind) add_known_by(&w, node, kind->way);
        if (kind) node->note = w.hash;
        anchors_take_notes(node->first);
    }
}

/* ---- finding one again ---- */

const struct report_anchor *report_anchor_find(const struct report *report, struct pos pos)
{
    size_t low = 0, high = report->anchors.n;
    if (pos.file != report->file) return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct pos at = report->anchors.at[middle].pos;
        if (at.line == pos.line && at.column == pos.column) return &report->anchors.at[middle];
        bool is_before = at.line < pos.line || (at.line == pos.line && at.column < pos.column);
        if (is_before)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
