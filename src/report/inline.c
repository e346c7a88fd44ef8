/* Text with what stands in it. A description is wrapped and indented for its reader, so blanks are
 * layout of the file: a run of them is one space, and none where a line begins or ends. */
#include "base/buf.h"
#include "base/word.h"
#include "report/report_priv.h"

#include <string.h>

struct state {
    struct arena *a;
    bool drops_blank;               /* the text so far ends with a blank, or a line begins */
    struct inline_node *with_blank; /* the text that ends with it, NULL at a line's begin */
};

struct list {
    struct inline_node *first, **end;
};

static struct inline_node *add(struct state *s, struct list *list, enum inline_kind kind,
                               struct pos pos)
{
    struct inline_node *node = arena_new_of(s->a, struct inline_node);
    node->kind = kind;
    node->pos = pos;
    *list->end = node;
    list->end = &node->next;
    return node;
}

static void begin_line(struct state *s)
{
    s->drops_blank = true;
    s->with_blank = NULL;
}

/* The blank that was kept for a word to come has none behind it. The text may be left empty. */
static void end_line(struct state *s)
{
    if (s->with_blank) {
        char *text = (char *)s->with_blank->text;
        text[strlen(text) - 1] = 0;
    }
    begin_line(s);
}

/* Words with single spaces between them at the beginning of `n` bytes: most of most texts, looked
 * for in eight bytes at a time, of which the last are the next ones' first. It may give fewer. */
static size_t plain_bytes(const char *raw, size_t n)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    size_t length = 0;
    for (uint64_t word; n - length >= sizeof word; length += sizeof word - 1) {
        memcpy(&word, raw + length, sizeof word);
        uint64_t controls = (word - ones * ' ') & ~word & tops;
        uint64_t off = word ^ ones * ' ', spaces = (off - ones) & ~off & tops;
        if (controls | (spaces & spaces << 8)) break;
    }
    return length;
}

/* Collapse `n` bytes; gives the length that is left in `out`. */
static size_t collapse(struct state *s, const char *raw, size_t n, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < n;) {
        bool is_dropped = s->drops_blank && xml_is_blank(raw[i]);
        size_t plain = is_dropped ? 0 : plain_bytes(raw + i, n - i);
        memcpy(out + length, raw + i, plain);
        length += plain;
        i += plain;
        if (plain) s->drops_blank = xml_is_blank(raw[i - 1]);
        for (size_t end = i + sizeof(uint64_t); i < end && i < n; i++) {
            bool is_blank = xml_is_blank(raw[i]);
            if (!is_blank) out[length++] = raw[i];
            if (is_blank && !s->drops_blank) out[length++] = ' ';
            s->drops_blank = is_blank;
        }
    }
    return length;
}

static void read_piece(struct state *s, const char *raw, size_t n, struct pos pos,
                       struct list *list)
{
    char *text = arena_room(s->a, n + 1);
    size_t length = collapse(s, raw, n, text);
    if (!length) return;
    text[length] = '\0';
    struct inline_node *node = add(s, list, INLINE_TEXT, pos);
    node->text = text;
    node->raw = arena_strndup(s->a, raw, n);
    s->with_blank = s->drops_blank ? node : NULL;
}

/* One inline text for each stretch that stands in the source as it is. */
static void read_text(struct state *s, const struct xml_node *node, struct list *list)
{
    size_t from = 0;
    struct pos pos = node->pos;
    for (const struct xml_mark *mark = node->marks; mark; mark = mark->next) {
        read_piece(s, node->text + from, mark->at - from, pos, list);
        from = mark->at;
        pos = mark->pos;
    }
    read_piece(s, node->text + from, strlen(node->text + from), pos, list);
}

static enum inline_kind kind_of(const char *name)
{
    static const struct {
        const char *name;
        enum inline_kind kind;
    } kinds[] = {
        {"br", INLINE_BREAK},        {"b", INLINE_BOLD},        {"i", INLINE_ITALIC},
        {"u", INLINE_UNDERLINE},     {"sup", INLINE_RAISED},    {"sub", INLINE_LOWERED},
        {"note", INLINE_NOTE},       {"frac", INLINE_FRACTION}, {"num", INLINE_NUMERATOR},
        {"den", INLINE_DENOMINATOR}, {"root", INLINE_ROOT},     {"tick", INLINE_TICK},
        {"blank", INLINE_BLANK},     {"tab", INLINE_TAB},       {"link", INLINE_LINK},
        {"foreign", INLINE_FOREIGN},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (word_same(name, kinds[i].name)) return kinds[i].kind;
    return INLINE_REF;
}

static enum reference_form form_of(const char *name)
{
    static const char *const names[] = {"full", "here", "own", "number"};
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return (enum reference_form)i;
    return REFERENCE_FULL;
}

static const char *copy_attr(struct state *s, const struct xml_node *node, const char *name)
{
    const char *value = xml_attr_value(node, name);
    return value ? arena_strdup(s->a, value) : NULL;
}

/* What takes room in a line without being text. */
static bool is_thing(enum inline_kind kind)
{
    return kind == INLINE_NOTE || kind == INLINE_REF || kind == INLINE_TICK || kind == INLINE_BLANK;
}

static struct inline_node *read_children(struct state *s, const struct xml_node *parent);

static void read_thing(struct state *s, const struct xml_node *node, struct inline_node *made)
{
    const char *checked = xml_attr_value(node, "checked"), *width = xml_attr_value(node, "width");
    if (made->kind == INLINE_NOTE) made->first = inline_read(s->a, node);
    if (made->kind == INLINE_REF) made->text = arena_strdup(s->a, xml_attr_value(node, "to"));
    made->form = form_of(xml_attr_value(node, "form"));
    made->is_checked = checked && strcmp(checked, "yes") == 0;
    if (width) value_extent(width, &made->width);
    s->drops_blank = false;
    s->with_blank = NULL;
}

static void read_element(struct state *s, const struct xml_node *node, struct list *list)
{
    enum inline_kind kind = kind_of(node->name);
    struct inline_node *made = add(s, list, kind, node->pos);
    if (kind == INLINE_BREAK || kind == INLINE_TAB) {
        end_line(s);
    } else if (is_thing(kind)) {
        read_thing(s, node, made);
    } else {
        if (kind == INLINE_FOREIGN) made->text = copy_attr(s, node, "xml:lang");
        if (kind == INLINE_ROOT) made->text = copy_attr(s, node, "degree");
        if (kind == INLINE_LINK) made->text = arena_strdup(s->a, xml_attr_value(node, "to"));
        made->first = read_children(s, node);
    }
}

/* Elements nest LIMIT_DEPTH deep at most. */
static struct inline_node *read_children(struct state *s, const struct xml_node *parent)
{
    struct list list = {.end = &list.first};
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (node->name) {
            read_element(s, node, &list);
        } else {
            read_text(s, node, &list);
        }
    }
    return list.first;
}

/* Take out the texts whose only blank was dropped. */
static void prune(struct inline_node **list)
{
    while (*list) {
        struct inline_node *node = *list;
        if (node->kind == INLINE_TEXT && !*node->text) {
            *list = node->next;
        } else {
            if (node->kind != INLINE_NOTE) prune(&node->first);
            list = &node->next;
        }
    }
}

struct inline_node *inline_read(struct arena *a, const struct xml_node *block)
{
    struct state s = {.a = a};
    begin_line(&s);
    struct inline_node *first = read_children(&s, block);
    end_line(&s);
    prune(&first);
    return first;
}

static void put_plain(struct buf *b, const struct inline_node *node)
{
    for (; node; node = node->next) {
        if (node->kind == INLINE_TEXT) buf_puts(b, node->text);
        if (node->kind == INLINE_BREAK || node->kind == INLINE_TAB) buf_putc(b, ' ');
        if (node->kind != INLINE_NOTE) put_plain(b, node->first);
    }
}

const char *inline_plain(struct arena *a, const struct inline_node *content)
{
    struct buf b = {0};
    put_plain(&b, content);
    return buf_text(&b, a);
}

bool inline_is_blank(const struct xml_node *block)
{
    for (const struct xml_node *node = block->first; node; node = node->next) {
        if (!node->name) {
            if (node->text[strspn(node->text, " \t\r\n")]) return false;
        } else {
            enum inline_kind kind = kind_of(node->name);
            if (is_thing(kind) || !inline_is_blank(node)) return false;
        }
    }
    return true;
}
