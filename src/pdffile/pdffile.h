/* A PDF read back (ISO 32000-1, 7.2 to 7.5), as far as src/pdf uses its syntax: files with a table
 * of cross references. Nothing is copied: the bytes are borrowed, and outlive what is read. */
#ifndef VANTHU_PDFFILE_H
#define VANTHU_PDFFILE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value as it is written. `at` NULL: there is none. */
struct value {
    const char *at, *end;
};

/* An object's place in the file. */
struct place {
    size_t offset; /* of its number; 0: there is none */
    bool is_told;  /* a table has said it: an older one is not asked */
};

struct file {
    struct arena *a;
    const char *bytes;
    size_t n;
    struct place *places; /* by object number */
    size_t n_places;
    size_t first_table; /* where the newest table of cross references begins */
    struct value trailer;
    size_t *left; /* bytes that may still be looked at: many references to one long object cost no
                     more than a long file */
};

/* -- syntax.c */

/* Behind white space and comments. */
const char *syntax_skip_blank(const char *at, const char *end);
/* Behind the value that begins at `at`; NULL: none does. Nesting takes no stack. */
const char *syntax_skip_value(const char *at, const char *end);
/* The value of a key ("/Type") of a dictionary; of several the first. */
struct value dict_get(struct value dict, const char *key);
/* The next key and value of a dictionary, from *at on, which is NULL at first. */
bool dict_next(struct value dict, const char **at, struct value *key, struct value *value);
/* The next element of an array, from *at on, which is NULL at first. */
bool array_next(struct value array, const char **at, struct value *element);
bool value_is(struct value value, const char *text);
/* Whether both are written alike, or neither is there. */
bool value_same(struct value x, struct value y);
bool value_whole(struct value value, size_t *number);
/* "12 0 R": its number, 0: no reference. */
size_t value_reference(struct value value);
/* A text string as UTF-8; NULL: none. */
const char *value_text(struct arena *a, struct value value);

/* -- file.c */

/* errors  false: not of our form. */
bool file_open(struct arena *a, const uint8_t *bytes, size_t n, struct file *file);
/* The value of an object; none when there is no such object. */
struct value file_object(const struct file *file, size_t number);
/* A value, or the object that it refers to. */
struct value file_follow(const struct file *file, struct value value);
struct value file_get(const struct file *file, struct value dict, const char *key);
/* The catalog. */
struct value file_root(const struct file *file);
/* The bytes of a stream as they stand in the file; none: it is no stream, or longer than the file.
 */
struct value file_stream(const struct file *file, struct value dict);
/* The same without its filter; at most `most` bytes. errors  false. */
bool file_data(const struct file *file, struct value dict, size_t most, const uint8_t **bytes,
               size_t *n);
/* The bytes of an object from its number to "endobj". */
struct value file_span(const struct file *file, size_t number);

/* -- revision.c */

/* Whether `is` is the file `was` with signatures behind it and nothing else: it begins with its
 * bytes, and all its objects and its trailer are as they were, but for signature fields that got
 * their value and, with it, a new appearance. *n_signed: how many these are. */
bool file_is_signed_only(const struct file *was, const struct file *is, size_t *n_signed);

#endif
