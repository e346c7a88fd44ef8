/* What an author writes in a formula, taken apart: words and figures, variables, signs. Letters
 * that stand alone are variables and slanted, words upright (ISO 80000-1, 7.1); a hyphen is a
 * minus. */
#include "base/ascii.h"
#include "compose/compose_priv.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

struct reader {
    struct composer *c;
    const struct style *style;
    struct math_node *first, *last;
    bool has_blank; /* since the last node */
    int depth;      /* of the parts around it */
};

/* ---- signs ---- */

struct sign {
    const char *text;
    enum math_class is;
};

static const struct sign signs[] = {
    {"=", MATH_RELATION}, {"<", MATH_RELATION}, {">", MATH_RELATION},    {"≤", MATH_RELATION},
    {"≥", MATH_RELATION}, {"≠", MATH_RELATION}, {"≈", MATH_RELATION},    {"≡", MATH_RELATION},
    {"→", MATH_RELATION}, {"∈", MATH_RELATION}, {"+", MATH_BINARY},      {"-", MATH_BINARY},
    {"−", MATH_BINARY},   {"–", MATH_BINARY},   {"±", MATH_BINARY},      {"×", MATH_BINARY},
    {"·", MATH_BINARY},   {"÷", MATH_BINARY},   {":", MATH_BINARY},      {"*", MATH_BINARY},
    {"(", MATH_OPEN},     {"[", MATH_OPEN},     {"{", MATH_OPEN},        {")", MATH_CLOSE},
    {"]", MATH_CLOSE},    {"}", MATH_CLOSE},    {",", MATH_PUNCTUATION}, {";", MATH_PUNCTUATION},
    {"∑", MATH_LARGE},    {"Σ", MATH_LARGE},    {"∏", MATH_LARGE},       {"Π", MATH_LARGE},
    {"∫", MATH_LARGE},
};

static const struct sign *sign_at(const char *text)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i].text, strlen(signs[i].text)) == 0) return &signs[i];
    return NULL;
}

/* ---- stretches of letters and figures: how many bytes, 0: none ---- */

/* The bytes of one letter: all from U+00C0 on but for signs (U+2000 to U+2BFF). */
static size_t letter_at(const char *text)
{
    uint32_t cp;
    if (ascii_is_letter(*text)) return 1;
    size_t n = (unsigned char)*text >= 0x80 ? utf8_decode(text, strlen(text), &cp) : 0;
    bool is_letter = n && cp >= 0xC0 && (cp < 0x2000 || cp > 0x2BFF) && !sign_at(text);
    return is_letter ? n : 0;
}

static size_t letters_at(const char *text)
{
    size_t n = 0;
    for (size_t one; (one = letter_at(text + n));)
        n += one;
    return n;
}

/* Digits, and commas and points between them. */
static size_t figure_at(const char *text)
{
    size_t n = 0;
    while (ascii_is_digit(text[n]) ||
           (n && strchr(".,", text[n]) && text[n] && ascii_is_digit(text[n + 1])))
        n++;
    return n;
}

/* One letter that stands for a quantity: Latin, or a small Greek one. */
static bool is_variable(const char *text, size_t n)
{
    uint32_t cp = 0;
    if (n == 1) return true;
    if (utf8_decode(text, n, &cp) != n) return false;
    return cp >= 0x3B1 && cp <= 0x3C9;
}

/* What goes on with the word before it: "-" or "/" and a letter ("kinh tế-xã hội"), a blank and a
 * word or figure, a comma and a blank and a word. */
static size_t link_at(const char *text)
{
    if ((*text == '-' || *text == '/') && letter_at(text + 1)) return 1;
    size_t n = *text == ',' ? 1 : 0;
    if (text[n] != ' ') return 0;
    return letter_at(text + n + 1) || (!n && figure_at(text + 1)) ? n + 1 : 0;
}

/* Words up to the next sign. A letter beside a word is no variable. */
static size_t words_at(const char *text)
{
    size_t n = letters_at(text), link;
    while (n && (link = link_at(text + n))) {
        n += link;
        size_t letters = letters_at(text + n);
        n += letters ? letters : figure_at(text + n);
    }
    return n;
}

/* ---- nodes ---- */

static const struct font_face *face_of(struct reader *r, bool is_slanted, struct pos pos)
{
    struct format f = {.italic = is_slanted, .role = ROLE_P};
    return draft_run(r->c, r->style, f, FLOW_TEXT, NULL, pos).face;
}

/* Whether a written blank is one: around signs there is room anyway. */
static bool shows_blank(const struct math_node *before, const struct math_node *node)
{
    bool ends = before->is == MATH_ORDINARY || before->is == MATH_CLOSE || before->is == MATH_INNER;
    bool begins = node->is == MATH_ORDINARY || node->is == MATH_OPEN || node->is == MATH_INNER;
    return ends && begins;
}

static struct math_node *add(struct reader *r, struct math_node node)
{
    struct math_node *made = arena_new_of(r->c->a, struct math_node);
    *made = node;
    made->blank_before = r->last && r->has_blank && shows_blank(r->last, made);
    r->has_blank = false;
    if (r->last)
        r->last->next = made;
    else
        r->first = made;
    return r->last = made;
}

static void add_text(struct reader *r, const char *text, size_t n, enum math_class is,
                     bool is_slanted, struct pos pos)
{
    struct math_node node = {.kind = MATH_TEXT, .is = is, .is_variable = is_slanted, .pos = pos};
    node.utf8 = arena_strndup(r->c->a, text, n);
    node.face = face_of(r, is_slanted, pos);
    add(r, node);
}

/* A hyphen or dash as the minus that a formula has, where the face knows it. */
static void add_sign(struct reader *r, const struct sign *sign, struct pos pos)
{
    const struct font_face *face = face_of(r, false, pos);
    bool is_minus = strcmp(sign->text, "-") == 0 || strcmp(sign->text, "–") == 0;
    const char *text = is_minus && face && font_glyph(face, 0x2212) ? "−" : sign->text;
    add_text(r, text, strlen(text), sign->is, false, pos);
}

static size_t add_next(struct reader *r, const char *text, struct pos pos)
{
    const struct sign *sign = sign_at(text);
    size_t n = figure_at(text), letters = letters_at(text);
    if (sign) {
        add_sign(r, sign, pos);
        return strlen(sign->text);
    }
    if (n) {
        add_text(r, text, n, MATH_ORDINARY, false, pos);
        return n;
    }
    n = words_at(text);
    if (n) {
        add_text(r, text, n, MATH_ORDINARY, n == letters && is_variable(text, n), pos);
        return n;
    }
    uint32_t cp;
    n = utf8_decode(text, strlen(text), &cp);
    add_text(r, text, n, MATH_ORDINARY, false, pos);
    return n;
}

static void read_text(struct reader *r, const char *text, struct pos pos)
{
    while (*text) {
        bool is_blank = *text == ' ';
        r->has_blank = r->has_blank || is_blank;
        text += is_blank ? 1 : add_next(r, text, pos);
    }
}

static void check_glyphs(struct reader *r, const struct inline_node *node)
{
    const struct font_face *face = face_of(r, false, node->pos);
    if (face && !text_check_glyphs(face, node->raw, node->pos, r->c->diags)) r->c->ok = false;
}

/* ---- parts ---- */

static void refuse(struct reader *r, enum diag_code code, const char *word, struct pos pos)
{
    diag_add(r->c->diags, pos, code, word, NULL, NULL);
    r->c->ok = false;
}

static void read_all(struct reader *r, const struct inline_node *content);

static const struct math_node *read_part(struct reader *r, const struct inline_node *part)
{
    struct reader inner = {.c = r->c, .style = r->style, .depth = r->depth + 1};
    const char *most = arena_printf(r->c->a, "%d", LIMIT_FORMULA_DEPTH);
    if (r->depth < LIMIT_FORMULA_DEPTH)
        read_all(&inner, part->first);
    else
        refuse(r, DIAG_COMPOSE_FORMULA_DEPTH, most, part->pos);
    return inner.first;
}

static const struct inline_node *child(const struct inline_node *parent, enum inline_kind kind)
{
    const struct inline_node *node = parent->first;
    while (node && node->kind != kind)
        node = node->next;
    return node;
}

static void add_fraction(struct reader *r, const struct inline_node *node)
{
    add(r, (struct math_node){
               .kind = MATH_FRACTION,
               .is = MATH_INNER,
               .face = face_of(r, false, node->pos),
               .pos = node->pos,
               .first = read_part(r, child(node, INLINE_NUMERATOR)),
               .second = read_part(r, child(node, INLINE_DENOMINATOR)),
           });
}

static void add_root(struct reader *r, const struct inline_node *node)
{
    struct reader degree = {.c = r->c, .style = r->style};
    if (node->text) read_text(&degree, text_nfc(r->c->a, node->text), node->pos);
    add(r, (struct math_node){
               .kind = MATH_ROOT,
               .face = face_of(r, false, node->pos),
               .pos = node->pos,
               .first = read_part(r, node),
               .second = degree.first,
           });
}

static bool can_have_script(const struct math_node *node)
{
    return node && (node->is == MATH_ORDINARY || node->is == MATH_CLOSE || node->is == MATH_INNER ||
                    node->is == MATH_LARGE);
}

/* Put the last node into one that has indices, unless it is one. */
static void open_scripts(struct reader *r)
{
    struct math_node *last = r->last;
    if (last->kind == MATH_SCRIPTS) return;
    struct math_node *base = arena_new_of(r->c->a, struct math_node);
    *base = *last;
    base->blank_before = false;
    last->kind = MATH_SCRIPTS;
    last->first = base;
    last->second = last->third = NULL;
}

static void add_script(struct reader *r, const struct inline_node *node)
{
    bool is_raised = node->kind == INLINE_RAISED;
    const char *name = is_raised ? "sup" : "sub";
    if (!can_have_script(r->last)) {
        refuse(r, DIAG_COMPOSE_FORMULA_SCRIPT, name, node->pos);
        return;
    }
    open_scripts(r);
    const struct math_node **script = is_raised ? &r->last->third : &r->last->second;
    if (*script) {
        refuse(r, DIAG_COMPOSE_FORMULA_TWICE, name, node->pos);
        return;
    }
    *script = read_part(r, node);
    r->has_blank = false;
}

static void read_node(struct reader *r, const struct inline_node *node)
{
    switch (node->kind) {
    case INLINE_TEXT:
        check_glyphs(r, node);
        read_text(r, text_nfc(r->c->a, node->text), node->pos);
        break;
    case INLINE_RAISED:
    case INLINE_LOWERED:
        add_script(r, node);
        break;
    case INLINE_FRACTION:
        add_fraction(r, node);
        break;
    case INLINE_ROOT:
        add_root(r, node);
        break;
    default:
        break;
    }
}

static void read_all(struct reader *r, const struct inline_node *content)
{
    for (const struct inline_node *node = content; node; node = node->next)
        read_node(r, node);
}

const struct math_node *formula_read(struct composer *c, const struct style *style,
                                     const struct inline_node *content, const char *end)
{
    struct reader r = {.c = c, .style = style};
    read_all(&r, content);
    if (end) add_text(&r, end, strlen(end), MATH_CLOSE, false, content->pos);
    return r.first;
}
