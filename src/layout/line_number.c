#include "layout/layout_priv.h"

#include <string.h>

/* LibreOffice makes numbers smaller that are higher than their line. [TWINS rule 41] */
static int size_in_line(const struct flow_line_numbers *numbers, int height)
{
    enum { TWIPS_OF_HALF_POINT = 10 };
    int size = numbers->size * TWIPS_OF_HALF_POINT;
    return size > height ? height * 17 / 20 : size;
}

void line_number_place(const struct flow_line_numbers *numbers, int number, struct number_at at,
                       struct items *items)
{
    const char *digits = arena_printf(items->keep, "%d", number);
    size_t n = strlen(digits);
    int size = size_in_line(numbers, at.height);
    int width = text_width(numbers->face, digits, n, size);
    struct page_item item = {.kind = PAGE_TEXT};
    item.text = (struct page_text){
        .face = numbers->face,
        .size = size,
        .utf8 = digits,
        .n = n,
        .x = len_from_twips(at.right - width),
        .baseline = len_from_twips(at.baseline),
        .width = len_from_twips(width),
        .ends_line = true,
    };
    *vec_push(items->arena, items) = item;
}
