/* Numbers of sections: the whole body is counted before any text is set, so that a reference can
 * print the number of what comes later. The counting is that of word processors (ISO 29500-1,
 * 17.9): a rung that advances starts all lower ones anew. */
#include "base/ascii.h"
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

/* ---- the numberings of this document ---- */

static int find_rung(const struct scheme *s, const char *name, size_t n)
{
    for (size_t i = 0; i < s->n_rungs; i++) {
        const char *own = s->rungs[i].level->name;
        if (strlen(own) == n && memcmp(own, name, n) == 0) return (int)i;
    }
    return -1;
}

/* The rung that the report names; -1 + message. */
static int named_rung(struct composer *c, const struct scheme *s, const char *name, struct pos pos)
{
    int i = sheet_level_find(s->sheet, name, pos, c->diags);
    if (i < 0) c->ok = false;
    return i;
}

/* The report's own pattern or letter case for a rung. */
static void override(struct composer *c, struct scheme *s, const struct report_level *own)
{
    int i = named_rung(c, s, own->name, own->pos);
    if (i < 0) return;
    struct rung *rung = &s->rungs[i];
    if (own->text) {
        if (!sheet_pattern_check(s->sheet, (size_t)i, own->text, own->pos, c->diags)) c->ok = false;
        rung->pattern = own->text;
    }
    if (own->letter_case) {
        struct style *style = &c->styles[rung->level->style - c->sheet->styles];
        bool is_upper = strcmp(own->letter_case, "upper") == 0;
        style->letter_case = is_upper ? CASE_UPPER : CASE_AS_WRITTEN;
    }
}

/* A rung that goes on when those above advance begins a numbering of its own: word processors set
 * back every level below one that advances, and not all of them can be told otherwise. */
static void place_rungs(struct scheme *s)
{
    int numbering = (int)s->first_numbering, level = 0;
    for (size_t i = 0; i < s->n_rungs; i++) {
        struct rung *rung = &s->rungs[i];
        if (rung->level->continues && level) {
            numbering++;
            level = 0;
        }
        rung->flow_numbering = numbering;
        rung->flow_level = rung->pattern ? level++ : -1;
    }
}

static void read_rungs(struct composer *c, struct scheme *s)
{
    s->n_rungs = s->sheet->n_levels;
    for (size_t i = 0; i < s->n_rungs; i++) {
        const struct sheet_level *level = &s->sheet->levels[i];
        s->rungs[i] = (struct rung){.level = level, .pattern = level->text};
    }
    for (const struct report_level *own = s->levels; own; own = own->next)
        override(c, s, own);
    s->first_numbering = c->numberings.n;
    place_rungs(s);
}

/* "{arabic}.{n}." as "%2.%3." */
static const char *flow_pattern(struct composer *c, const struct scheme *s, const struct rung *rung)
{
    struct buf b = {0};
    struct sheet_piece piece;
    for (const char *p = rung->pattern; sheet_pattern_next(&p, &piece);) {
        bool is_own = piece.n == 1 && *piece.at == 'n';
        if (!piece.is_name)
            buf_add(&b, piece.at, piece.n);
        else if (is_own)
            buf_printf(&b, "%%%d", rung->flow_level + 1);
        else
            buf_printf(&b, "%%%d", s->rungs[find_rung(s, piece.at, piece.n)].flow_level + 1);
    }
    return buf_text(&b, c->a);
}

static enum flow_number_format flow_format(enum sheet_count count)
{
    static const enum flow_number_format formats[] = {
        [COUNT_DECIMAL] = NUMBER_DECIMAL,
        [COUNT_UPPER_ROMAN] = NUMBER_UPPER_ROMAN,
        [COUNT_LOWER_ROMAN] = NUMBER_LOWER_ROMAN,
        [COUNT_UPPER_LETTER] = NUMBER_UPPER_LETTER,
        [COUNT_LOWER_LETTER] = NUMBER_LOWER_LETTER,
        [COUNT_LOWER_VIETNAMESE] = NUMBER_LOWER_VIETNAMESE,
        [COUNT_VIETNAMESE_WORDS] = NUMBER_VIETNAMESE_WORDS,
        [COUNT_NONE] = NUMBER_NONE,
    };
    return formats[count];
}

/* A style that two rungs share belongs to neither in the eyes of a word processor. */
static const struct style *own_style(const struct composer *c, const struct scheme *s,
                                     const struct rung *rung)
{
    for (size_t i = 0; i < s->n_rungs; i++)
        if (&s->rungs[i] != rung && s->rungs[i].level->style == rung->level->style) return NULL;
    return composer_style(c, rung->level->style);
}

/* What stands between a label and its text; a line break is the paragraph's, not the label's. */
const char *labels_gap(const struct rung *rung)
{
    return rung->level->is_label_above ? "" : rung->level->gap;
}

static void build_level(struct composer *c, const struct scheme *s, const struct rung *rung,
                        struct flow_numbering *to)
{
    struct flow_level *levels = (struct flow_level *)to->levels;
    levels[to->n_levels++] = (struct flow_level){
        .name = rung->level->name,
        .format = flow_format(rung->level->count),
        .pattern = flow_pattern(c, s, rung),
        .gap = labels_gap(rung),
        .style = own_style(c, s, rung),
    };
}

static void build_numberings(struct composer *c, struct scheme *s)
{
    for (size_t i = 0; i < s->n_rungs; i++) {
        const struct rung *rung = &s->rungs[i];
        if (!rung->pattern) continue;
        if (rung->flow_level == 0) {
            *vec_push(c->a, &c->numberings) = (struct flow_numbering){
                .name = s->sheet->name,
                .levels = arena_array_of(c->a, s->n_rungs, struct flow_level),
            };
        }
        build_level(c, s, rung, &c->numberings.at[rung->flow_numbering]);
    }
    s->n_numberings = c->numberings.n - s->first_numbering;
}

/* The numbering that the body names, or its type's; bodies without labels of their own share it. */
static struct scheme *scheme_of(struct composer *c, const struct part *part)
{
    const struct report_body *body = part->body;
    const struct sheet_numbering *sheet = part->type->numbering;
    if (part->sheet && part->sheet->numbering && !body->type) sheet = part->sheet->numbering;
    if (body->numbering)
        sheet = sheet_numbering_find(c->sheet, body->numbering, body->numbering_pos, c->diags);
    if (!sheet) return NULL;
    for (size_t i = 0; i < c->schemes.n && !body->levels; i++)
        if (c->schemes.at[i]->sheet == sheet && !c->schemes.at[i]->levels) return c->schemes.at[i];
    struct scheme *s = arena_new_of(c->a, struct scheme);
    s->sheet = sheet;
    s->levels = body->levels;
    *vec_push(c->a, &c->schemes) = s;
    read_rungs(c, s);
    if (c->ok) build_numberings(c, s);
    return s;
}

/* ---- counting ---- */

struct counter {
    struct composer *c;
    struct scheme *scheme;
    int instance;
    bool is_quoted;
    int counts[SHEET_MAX_LEVELS];
};

/* The label of rung `own` at the present counts. A number above that has not begun would be a
 * guess, and word processors guess differently. */
static const char *label_text(struct counter *k, int own, const char *number, struct pos pos)
{
    struct composer *c = k->c;
    const struct rung *rungs = k->scheme->rungs;
    struct buf b = {0};
    struct sheet_piece piece;
    for (const char *p = rungs[own].pattern; sheet_pattern_next(&p, &piece);) {
        if (!piece.is_name) {
            buf_add(&b, piece.at, piece.n);
            continue;
        }
        bool is_own = piece.n == 1 && *piece.at == 'n';
        int rung = is_own ? own : find_rung(k->scheme, piece.at, piece.n);
        if (rung < 0) continue; /* patterns name rungs that are there */
        if (k->counts[rung] == 0) {
            diag_add(c->diags, pos, DIAG_COMPOSE_LEVEL_ABOVE, rungs[own].level->name,
                     rungs[rung].level->name, NULL);
            c->ok = false;
            break;
        }
        enum sheet_count count = rungs[rung].level->count;
        buf_puts(&b, is_own ? number : numbers_text(c->a, count, k->counts[rung]));
    }
    return text_nfc(c->a, buf_text(&b, c->a));
}

/* The rung of a section: the one it names, or the next labelled one below its parent's. */
static int rung_of(struct composer *c, const struct scheme *s, const struct report_block *section,
                   int parent)
{
    if (section->level) return named_rung(c, s, section->level, section->pos);
    for (int i = parent + 1; i < (int)s->n_rungs; i++)
        if (s->rungs[i].pattern && !s->rungs[i].level->is_named) return i;
    diag_add(c->diags, section->pos, DIAG_COMPOSE_LEVEL, NULL, NULL, NULL);
    c->ok = false;
    return -1;
}

static void advance(struct counter *k, int rung)
{
    k->counts[rung]++;
    const struct scheme *s = k->scheme;
    for (int i = rung + 1; i < (int)s->n_rungs && !s->rungs[i].level->continues; i++)
        k->counts[i] = 0;
}

/* The count that a given number stands for: 5 for "5a", 4 for "IV" or, among letters, "d"; the next
 * one where it is none. */
static int count_of(struct composer *c, const char *number, enum sheet_count count, int next)
{
    enum { MOST = 999 };
    if (ascii_is_digit(*number)) {
        long n = strtol(number, NULL, 10);
        return n < 1 ? 1 : n > MOST ? MOST : (int)n;
    }
    for (int i = 1; i <= 30; i++)
        if (strcmp(numbers_text(c->a, count, i), number) == 0) return i;
    return next;
}

/* Advance to a section's number, and give it. */
static const char *take_number(struct counter *k, int rung, const struct report_block *s)
{
    enum sheet_count count = k->scheme->rungs[rung].level->count;
    advance(k, rung);
    if (!s->number || count == COUNT_NONE) return numbers_text(k->c->a, count, k->counts[rung]);
    k->counts[rung] = count_of(k->c, s->number, count, k->counts[rung]);
    return text_nfc(k->c->a, s->number);
}

static void add_target(struct composer *c, const char *id, int section)
{
    if (id) *vec_push(c->a, &c->targets) = (struct target){.id = id, .section = section};
}

/* Formulas count through the whole document. */
static void count_formula(struct composer *c, const struct report_block *block)
{
    if (!block->is_numbered) return;
    const char *number = formula_number(c, ++c->n_formulas);
    if (!block->id) return;
    *vec_push(c->a, &c->targets) = (struct target){.id = block->id, .section = -1, .label = number};
}

/* Where a section stands: its rung, and the counted section around it; -1: none. */
struct place {
    int rung, section;
};

static void count_blocks(struct counter *k, const struct report_block *blocks, struct place in);

static void count_section(struct counter *k, const struct report_block *s, struct place in)
{
    struct composer *c = k->c;
    int self = (int)c->labels.n, rung = rung_of(c, k->scheme, s, in.rung);
    struct section_label found = {
        .scheme = k->scheme,
        .instance = k->instance,
        .rung = rung,
        .cited = in.section,
        .above = -1,
        .is_quoted = k->is_quoted,
    };
    if (in.section >= 0) found.above = c->labels.at[in.section].above;
    if (rung >= 0 && k->scheme->rungs[rung].pattern) {
        enum sheet_count count = k->scheme->rungs[rung].level->count;
        const char *number = take_number(k, rung, s);
        found.text = label_text(k, rung, number, s->pos);
        in.rung = rung;
        if (count != COUNT_NONE) {
            found.number = number;
            found.above = in.section;
            found.cited = in.section = self;
        }
    }
    *vec_push(c->a, &c->labels) = found;
    add_target(c, s->id, found.cited);
    count_blocks(k, s->first, in);
}

/* A paragraph is cited by the number of the section that it stands in. Nesting is bounded by
 * LIMIT_DEPTH. */
static void count_blocks(struct counter *k, const struct report_block *blocks, struct place in)
{
    for (const struct report_block *b = blocks; b; b = b->next) {
        if (b->kind == REPORT_SECTION) {
            count_section(k, b, in);
        } else if (b->kind == REPORT_QUOTE) {
            struct counter own = {.c = k->c, .scheme = k->scheme, .is_quoted = true};
            own.instance = k->scheme->n_quotes++;
            count_blocks(&own, b->first, (struct place){-1, -1});
        } else if (b->kind == REPORT_LANDSCAPE) {
            count_blocks(k, b->first, in);
        } else if (b->image && b->image->caption && k->c->sheet->images.label) {
            image_count(k->c, b);
        } else if (b->kind == REPORT_PARA || b->kind == REPORT_IMAGE) {
            add_target(k->c, b->id, in.section);
        } else if (b->kind == REPORT_FORMULA) {
            count_formula(k->c, b);
        }
    }
}

/* Quotes count apart, each from the beginning. No style is theirs, since styles count for the
 * document. */
static void add_quote_numberings(struct composer *c, struct scheme *s)
{
    s->quote_numbering = c->numberings.n;
    for (size_t i = 0; s->n_quotes && i < s->n_numberings; i++) {
        struct flow_numbering numbering = c->numberings.at[s->first_numbering + i];
        struct flow_level *levels = arena_array_of(c->a, numbering.n_levels, struct flow_level);
        for (size_t l = 0; l < numbering.n_levels; l++) {
            levels[l] = numbering.levels[l];
            levels[l].style = NULL;
        }
        numbering.levels = levels;
        *vec_push(c->a, &c->numberings) = numbering;
    }
}

static int by_id(const void *x, const void *y)
{
    const struct target *a = x, *b = y;
    return strcmp(a->id, b->id);
}

static void count_part(struct composer *c, struct part *part)
{
    if (part->field && part->field->id)
        *vec_push(c->a, &c->targets) = (struct target){part->field->id, -1, part->label, NULL};
    part->first_label = c->labels.n;
    part->first_figure = c->n_figures;
    if (!part->body) return;
    part->scheme = scheme_of(c, part);
    c->ok = part->scheme && c->ok;
    if (!c->ok) return;
    part->instance = part->scheme->n_bodies++;
    struct counter k = {.c = c, .scheme = part->scheme, .instance = part->instance};
    count_blocks(&k, part->body->blocks, (struct place){-1, -1});
}

void labels_count(struct composer *c)
{
    for (size_t i = 0; i < c->parts.n; i++)
        count_part(c, &c->parts.at[i]);
    for (size_t i = 0; i < c->schemes.n; i++)
        add_quote_numberings(c, c->schemes.at[i]);
    if (c->targets.n) qsort(c->targets.at, c->targets.n, sizeof *c->targets.at, by_id);
}
