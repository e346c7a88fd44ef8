/* What a line takes by the fonts' own figures, with nothing rounded but the sum of each run. Our
 * advances are whole parts of 8640 to the inch; over a full line they may be two twips off. */
#include "text/text_priv.h"

static int64_t units_of(const struct text_run *run, uint32_t at)
{
    const char *s = run->utf8 + at;
    return font_advance(run->face, font_glyph(run->face, utf8_next(&s, run->utf8 + run->n)));
}

/* 1/6 twips. */
static int64_t scaled(const struct text_run *run, int64_t units)
{
    int64_t em = run->face->units_per_em;
    return (2 * units * run->size * TEXT_ADV + em) / (2 * em);
}

int64_t exact_need(const struct pieces *p, size_t from, size_t to, int64_t otherwise)
{
    const struct piece *at = p->at;
    const struct text_run *runs = p->para->runs;
    int64_t need = 0, units = 0;
    for (size_t i = from; i < to; i++) {
        if (at[i].flags & (PIECE_TAB | PIECE_FORCED)) return otherwise;
        if (at[i].flags & PIECE_FILL) continue; /* it takes what is left */
        units += units_of(&runs[at[i].run], at[i].at);
        bool is_last = i + 1 == to || at[i + 1].run != at[i].run;
        if (!is_last) continue;
        need += scaled(&runs[at[i].run], units);
        units = 0;
    }
    return need;
}
