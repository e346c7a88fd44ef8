/* The small words of PDF syntax (ISO 32000-1, 7.3), added to a buffer. */
#ifndef VANTHU_PDF_PUT_H
#define VANTHU_PDF_PUT_H

#include "base/buf.h"
#include "base/len.h"

/* "12" and "12 0 R" */
void put_int(struct buf *b, int64_t value);
void put_ref(struct buf *b, int number);

/* A length as thousandths of a point, the unit of all that is drawn; and as written: "12.345". */
int64_t points_of(len l);
void put_points(struct buf *b, int64_t thousandths);

/* A name with its slash; what is not a regular character is escaped (7.3.5). */
void put_name(struct buf *b, const char *name);

/* A day, "2024-03-18", as the date of midnight in Viet Nam (7.9.4). */
void put_day(struct buf *b, const char *day);

/* One character as UTF-16BE in hexadecimal: "1EBF". */
void put_utf16(struct buf *b, uint32_t cp);

/* An entry of a dictionary on a line of its own; `key` has its slash. A text string (7.9.2.2) is as
 * it is when it is plain ASCII, else UTF-16BE with a byte order mark, in hexadecimal; `utf8` must
 * be valid. */
void put_int_entry(struct buf *b, const char *key, int64_t value);
void put_ref_entry(struct buf *b, const char *key, int number);
void put_name_entry(struct buf *b, const char *key, const char *name);
void put_text_entry(struct buf *b, const char *key, const char *utf8);
/* /Rect: left, bottom, right and top from the lower left corner of the page. */
void put_rect_entry(struct buf *b, const len corners[4]);

#endif
