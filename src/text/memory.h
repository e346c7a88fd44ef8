/* Paragraphs that were guarded before (text_guard in text/text.h), with what came of it: in a batch
 * most of a document's are those of the one before, and a document that is composed anew has them
 * all again.
 *
 * shape   it holds two megabytes at most. The faces that it meets must live as long as it does. */
#ifndef VANTHU_TEXT_MEMORY_H
#define VANTHU_TEXT_MEMORY_H

struct text_memory;

struct text_memory *text_memory_new(void);
void text_memory_free(struct text_memory *memory); /* NULL is fine */

#endif
