/* Pages that come again. What the stream of a page holds hangs on its items, on the kinds of what
 * they belong to, and on the numbers of its fonts; in a batch most pages are those of the document
 * before. What else drawing a page does is made up for: tags, links, and the characters in use.
 *
 * Only pages of text and rules, of letters alone (letters.c), are remembered: pictures and other
 * characters are numbered by what is on the pages before. */
#include "pdf/pdf_priv.h"

#include "base/memo.h"
#include "base/utf8.h"

#include <string.h>

/* A letter that the page uses. */
struct used_letter {
    uint16_t font, cp;
};

bool again_is_plain(const struct pdf *p, size_t index)
{
    const struct page *page = &p->pages->at[index];
    for (size_t i = 0; i < page->n_items; i++)
        if (page->items[i].kind != PAGE_TEXT && page->items[i].kind != PAGE_RULE) return false;
    return !p->pages->watermark.text;
}

static bool is_drawn(const struct page_item *item)
{
    return item->kind != PAGE_TEXT || item->text.n;
}

/* All that is drawn of a portion. Fonts come into use here as in drawing it. */
static void ask_text(struct pdf *p, struct memo *memo, const struct page_text *t)
{
    const int64_t figures[] = {
        PAGE_TEXT,
        t->n ? font_of(p, t->face)->number : 0,
        t->size,
        t->x,
        t->baseline,
        t->width,
        t->slack,
        t->blanks,
        t->color,
        (int64_t)t->n,
        t->underline | t->ends_line << 1 | t->cuts_word << 2,
    };
    memo_ask(memo, figures, sizeof figures);
    memo_ask(memo, &t->face, sizeof t->face);
    memo_ask(memo, t->utf8, t->n);
}

static void ask_rule(struct memo *memo, const struct page_rule *rule)
{
    const int64_t figures[] = {PAGE_RULE,    rule->x,         rule->y,
                               rule->length, rule->thickness, rule->color};
    memo_ask(memo, figures, sizeof figures);
}

/* Of what kind a sequence of marked content is that begins here. */
static void ask_sequence(struct pdf *p, struct memo *memo, const struct page_item *item, int before)
{
    int32_t begins = item->tag != before, role = -1;
    if (item->tag > 0) role = (int32_t)p->pages->tags[item->tag].role;
    memo_ask(memo, &begins, sizeof begins);
    memo_ask(memo, &role, sizeof role);
}

static void ask(struct pdf *p, struct memo *memo, const struct page *page)
{
    int before = -1;
    memo_ask(memo, "page", 4);
    memo_ask(memo, &page->height, sizeof page->height);
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (is_drawn(item)) {
            ask_sequence(p, memo, item, before);
            before = item->tag;
        }
        if (item->kind == PAGE_TEXT)
            ask_text(p, memo, &item->text);
        else
            ask_rule(memo, &item->rule);
    }
}

static const struct font *font_by_number(const struct pdf *p, int number)
{
    const struct font *font = p->fonts;
    while (font->number != number)
        font = font->next;
    return font;
}

/* What drawing the page would have noted. */
static void note_all(struct pdf *p, size_t index, const struct used_letter *used, size_t n)
{
    for (size_t i = 0; i < n; i++)
        font_use(p, (struct font *)font_by_number(p, used[i].font), used[i].cp);
    const struct page *page = &p->pages->at[index];
    VEC(int) tags = {0};
    int sequence = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (!is_drawn(item)) continue;
        if (item->kind == PAGE_TEXT) links_note(p, index, item);
        if (item->tag > 0 && item->tag != sequence) *vec_push(p->arena, &tags) = item->tag;
        sequence = item->tag;
    }
    p->drawn[index] = (struct drawn_page){.tags = tags.at, .n_tags = tags.n};
}

bool again_find(struct pdf *p, size_t index, struct packed *packed)
{
    struct memo *memo = packer_memo(p->writer->packer);
    const struct page *page = &p->pages->at[index];
    size_t n;
    uint32_t n_used;
    if (!memo || !again_is_plain(p, index)) return false;
    ask(p, memo, page);
    const char *known = memo_answer(memo, &n);
    if (!known) return false;
    known = arena_strndup(p->arena, known, n);
    memcpy(&n_used, known, sizeof n_used);
    const struct used_letter *used = (const void *)(known + sizeof n_used);
    note_all(p, index, used, n_used);
    packed->at = (const uint8_t *)(used + n_used);
    packed->n = n - (size_t)(packed->at - (const uint8_t *)known);
    return true;
}

/* The letters that the page uses, by what drawing it left behind; false: it has other characters.
 */
static bool list_used(struct pdf *p, size_t index, struct buf *answer)
{
    uint32_t n_used = 0;
    buf_add(answer, &n_used, sizeof n_used);
    for (const struct font *font = p->fonts; font; font = font->next) {
        for (size_t i = 0; i < font->used.n; i++) {
            uint32_t cp = font->used.at[i];
            if (font_char(font, cp)->page != (uint16_t)(index + 1)) continue;
            if (letters_place(cp) < 0) return false;
            const struct used_letter used = {(uint16_t)font->number, (uint16_t)cp};
            buf_add(answer, &used, sizeof used);
            n_used++;
        }
    }
    memcpy(answer->at, &n_used, sizeof n_used);
    return true;
}

/* The question still stands: nothing else is asked while a plain page is drawn. */
void again_keep(struct pdf *p, size_t index, struct packed packed)
{
    struct memo *memo = packer_memo(p->writer->packer);
    struct buf answer = {0};
    if (!memo || p->lacks_glyph || !again_is_plain(p, index)) return;
    if (list_used(p, index, &answer)) {
        buf_add(&answer, packed.at, packed.n);
        memo_keep(memo, answer.at, answer.n);
    }
    buf_free(&answer);
}
