/* For targets that take XML: libFuzzer's own changes, and others that keep elements whole, since a
 * change of bytes seldom makes a document that still says something. Elements are found by their
 * tags alone; what is found need not be XML. */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

/* libFuzzer's. */
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *x, size_t n_x, const uint8_t *y, size_t n_y,
                                 uint8_t *out, size_t most, unsigned seed);

enum { MOST_PARTS = 2000, MOST_BYTES = 1 << 20 };

struct span {
    size_t at, n;
};

struct text {
    const uint8_t *at;
    size_t n;
};

static unsigned draw(unsigned *seed, size_t below)
{
    *seed = *seed * 1103515245U + 12345U;
    return below ? (*seed >> 8) % (unsigned)below : 0;
}

static bool is_letter(uint8_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool starts_element(struct text text, size_t i)
{
    return i + 1 < text.n && text.at[i] == '<' && is_letter(text.at[i + 1]);
}

static size_t tag_end(struct text text, size_t i)
{
    const uint8_t *end = memchr(text.at + i, '>', text.n - i);
    return end ? (size_t)(end - text.at) + 1 : text.n;
}

/* From a start tag to its end tag, or to the end of the text. */
static size_t element_end(struct text text, size_t i)
{
    int depth = 0;
    for (; i < text.n; i++) {
        if (text.at[i] != '<') continue;
        size_t end = tag_end(text, i);
        if (starts_element(text, i)) depth += text.at[end - 2] != '/';
        if (i + 1 < text.n && text.at[i + 1] == '/') depth--;
        if (depth <= 0) return end;
    }
    return text.n;
}

/* A name, '=' and what is quoted, from the blank before it; n is 0 where none stands. */
static size_t attribute_end(struct text text, size_t i)
{
    size_t end = i + 1;
    if (text.at[i] != ' ') return i;
    while (end < text.n && (is_letter(text.at[end]) || text.at[end] == '-'))
        end++;
    if (end == i + 1 || end + 1 >= text.n || text.at[end] != '=') return i;
    const uint8_t quote = text.at[end + 1];
    if (quote != '"' && quote != '\'') return i;
    const uint8_t *close = memchr(text.at + end + 2, quote, text.n - end - 2);
    return close ? (size_t)(close - text.at) + 1 : i;
}

/* One of the elements or attributes, each as likely; n is 0 where there is none. */
static struct span pick(struct text text, bool attributes, unsigned *seed)
{
    static size_t starts[MOST_PARTS];
    size_t n = 0;
    for (size_t i = 0; i < text.n && n < MOST_PARTS; i++)
        if (attributes ? attribute_end(text, i) > i : starts_element(text, i)) starts[n++] = i;
    if (!n) return (struct span){0, 0};
    size_t at = starts[draw(seed, n)];
    return (struct span){at, (attributes ? attribute_end : element_end)(text, at) - at};
}

/* `text` with `part` in place of what `old` covers; 0 where it does not fit. */
static size_t put(struct text text, struct span old, struct text part, uint8_t *out, size_t most)
{
    size_t after = old.at + old.n, n = text.n - old.n + part.n;
    if (n > most || n > MOST_BYTES) return 0;
    memcpy(out, text.at, old.at);
    memcpy(out + old.at, part.at, part.n);
    memcpy(out + old.at + part.n, text.at + after, text.n - after);
    return n;
}

/* A part of `from` goes before a part of `into`, or in its place. */
static size_t graft(struct text into, struct text from, uint8_t *out, size_t most, unsigned *seed)
{
    bool attributes = draw(seed, 4) == 0;
    struct span old = pick(into, attributes, seed), part = pick(from, attributes, seed);
    if (!old.n || !part.n) return 0;
    if (draw(seed, 2)) old.n = 0;
    return put(into, old, (struct text){from.at + part.at, part.n}, out, most);
}

static size_t cut(struct text text, uint8_t *out, size_t most, unsigned *seed)
{
    struct span old = pick(text, draw(seed, 3) == 0, seed);
    return old.n < text.n ? put(text, old, (struct text){text.at, 0}, out, most) : 0;
}

/* Where two documents are compared: the second becomes the first. */
static size_t repeat_first(struct text text, uint8_t *out, size_t most)
{
    const uint8_t *nul = memchr(text.at, 0, text.n);
    if (!nul) return 0;
    size_t first = (size_t)(nul - text.at);
    return put(text, (struct span){first + 1, text.n - first - 1}, (struct text){text.at, first},
               out, most);
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed)
{
    static uint8_t out[MOST_BYTES];
    const struct text text = {bytes, n};
    size_t made = 0;
    switch (draw(&seed, 16)) {
    case 0:
    case 1:
        made = cut(text, out, most, &seed);
        break;
    case 2:
    case 3:
    case 4:
    case 5:
        made = graft(text, text, out, most, &seed);
        break;
    case 6:
        made = repeat_first(text, out, most);
        break;
    default:
        break;
    }
    if (!made) return LLVMFuzzerMutate(bytes, n, most);
    memcpy(bytes, out, made);
    return made;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *x, size_t n_x, const uint8_t *y, size_t n_y,
                                 uint8_t *out, size_t most, unsigned seed)
{
    return graft((struct text){x, n_x}, (struct text){y, n_y}, out, most, &seed);
}
