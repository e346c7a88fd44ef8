#include "sign/pdf_priv.h"

#include <string.h>

enum { MAX_DEPTH = 32, MAX_TABLES = 64, ENTRY = 20 };

static const struct slice nothing = {NULL, 0};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return is_blank(c) || strchr("()<>[]{}/%", c);
}

static size_t skip_blanks(struct slice s, size_t i)
{
    while (i < s.n && (is_blank(s.at[i]) || s.at[i] == '%')) {
        if (s.at[i] == '%')
            while (i < s.n && s.at[i] != '\n' && s.at[i] != '\r')
                i++;
        else
            i++;
    }
    return i;
}

static bool starts(struct slice s, size_t i, const char *with)
{
    size_t n = strlen(with);
    return i <= s.n && s.n - i >= n && memcmp(s.at + i, with, n) == 0;
}

/* Behind a string in parentheses. */
static size_t skip_string(struct slice s, size_t i)
{
    int depth = 0;
    for (; i < s.n; i++) {
        if (s.at[i] == '\\')
            i++;
        else if (s.at[i] == '(')
            depth++;
        else if (s.at[i] == ')' && --depth == 0)
            return i + 1;
    }
    return s.n;
}

static size_t skip_value(struct slice s, size_t i, int depth);

static size_t skip_until(struct slice s, size_t i, const char *end, int depth)
{
    for (i = skip_blanks(s, i); i < s.n && !starts(s, i, end); i = skip_blanks(s, i)) {
        size_t next = skip_value(s, i, depth + 1);
        if (next <= i) return s.n;
        i = next;
    }
    return i < s.n ? i + strlen(end) : s.n;
}

/* Behind the value that begins at `i`; of "12 0 R" behind the R. */
static size_t skip_value(struct slice s, size_t i, int depth)
{
    if (i >= s.n || depth > MAX_DEPTH) return s.n;
    if (starts(s, i, "<<")) return skip_until(s, i + 2, ">>", depth);
    if (s.at[i] == '[') return skip_until(s, i + 1, "]", depth);
    if (s.at[i] == '(') return skip_string(s, i);
    if (s.at[i] == '<') {
        const char *end = memchr(s.at + i, '>', s.n - i);
        return end ? (size_t)(end - s.at) + 1 : s.n;
    }
    struct slice rest = {s.at + i, s.n - i};
    size_t number, generation;
    if (pdf_number(&rest, &number) && pdf_number(&rest, &generation)) {
        size_t k = skip_blanks(rest, 0);
        bool is_reference =
            k < rest.n && rest.at[k] == 'R' && (k + 1 == rest.n || is_delimiter(rest.at[k + 1]));
        if (is_reference) return s.n - rest.n + k + 1;
    }
    i++;
    while (i < s.n && !is_delimiter(s.at[i]))
        i++;
    return i;
}

bool pdf_number(struct slice *text, size_t *number)
{
    size_t i = skip_blanks(*text, 0), from = i;
    *number = 0;
    for (; i < text->n && text->at[i] >= '0' && text->at[i] <= '9'; i++) {
        if (i - from > 11) return false;
        *number = *number * 10 + (size_t)(text->at[i] - '0');
    }
    if (i == from) return false;
    *text = (struct slice){text->at + i, text->n - i};
    return true;
}

bool pdf_next_entry(struct slice dictionary, size_t *at, struct slice *key, struct slice *value)
{
    size_t i = skip_blanks(dictionary, *at);
    if (i >= dictionary.n || dictionary.at[i] != '/') return false;
    size_t end = skip_value(dictionary, i, 0), from = skip_blanks(dictionary, end);
    size_t to = skip_value(dictionary, from, 0);
    *key = (struct slice){dictionary.at + i, end - i};
    *value = (struct slice){dictionary.at + from, to - from};
    *at = to;
    return from < to;
}

struct slice pdf_entry(struct slice dictionary, const char *key)
{
    struct slice name, value;
    for (size_t at = 0; dictionary.at && pdf_next_entry(dictionary, &at, &name, &value);)
        if (name.n == strlen(key) && memcmp(name.at, key, name.n) == 0) return value;
    return nothing;
}

int pdf_reference(struct slice value)
{
    size_t number, generation;
    struct slice rest = value;
    if (!value.at || !pdf_number(&rest, &number) || !pdf_number(&rest, &generation)) return 0;
    return number > 0 && number < 10000000 && generation == 0 ? (int)number : 0;
}

/* The inside of a dictionary that begins at `i`. */
static struct slice inside(struct slice s, size_t i)
{
    i = skip_blanks(s, i);
    if (!starts(s, i, "<<")) return nothing;
    size_t to = skip_value(s, i, 0);
    if (to < i + 4 || !starts(s, to - 2, ">>")) return nothing;
    return (struct slice){s.at + i + 2, to - i - 4};
}

/* ---- cross references ---- */

/* The entry of `number` in the table at `at`: 0 none there; the trailer is given in any case. */
static bool read_table(struct slice s, size_t at, int number, size_t *offset, struct slice *trailer)
{
    if (!starts(s, at, "xref")) return false;
    struct slice rest = {s.at + at + 4, s.n - at - 4};
    size_t first, n;
    *offset = 0;
    while (pdf_number(&rest, &first) && pdf_number(&rest, &n)) {
        size_t i = skip_blanks(rest, 0);
        if (n > (rest.n - i) / ENTRY) return false;
        if ((size_t)number >= first && (size_t)number - first < n) {
            struct slice entry = {rest.at + i + ((size_t)number - first) * ENTRY, ENTRY};
            bool is_used = entry.at[17] == 'n';
            if (is_used) pdf_number(&entry, offset);
        }
        rest = (struct slice){rest.at + i + n * ENTRY, rest.n - i - n * ENTRY};
    }
    size_t i = skip_blanks(rest, 0);
    if (!starts(rest, i, "trailer")) return false;
    *trailer = inside(rest, i + strlen("trailer"));
    return trailer->at;
}

struct slice pdf_object(const struct pdf_file *file, int number)
{
    size_t at = file->xref, offset, found;
    struct slice trailer;
    for (int i = 0; i < MAX_TABLES; i++) {
        if (!read_table(file->bytes, at, number, &offset, &trailer)) return nothing;
        if (offset) break;
        struct slice before = pdf_entry(trailer, "/Prev");
        if (!before.at || !pdf_number(&before, &at)) return nothing;
    }
    if (!offset || offset >= file->bytes.n) return nothing;
    struct slice rest = {file->bytes.at + offset, file->bytes.n - offset};
    size_t generation;
    if (!pdf_number(&rest, &found) || found != (size_t)number || !pdf_number(&rest, &generation))
        return nothing;
    size_t i = skip_blanks(rest, 0);
    return starts(rest, i, "obj") ? inside(rest, i + 3) : nothing;
}

struct slice pdf_dictionary(const struct pdf_file *file, struct slice value)
{
    int number = pdf_reference(value);
    if (number) return pdf_object(file, number);
    return value.at ? inside(value, 0) : nothing;
}

/* The last "startxref". */
static bool find_table(struct slice s, size_t *at)
{
    static const char word[] = "startxref";
    for (size_t i = s.n; i-- > 0;) {
        if (!starts(s, i, word)) continue;
        struct slice rest = {s.at + i + sizeof word - 1, s.n - i - sizeof word + 1};
        return pdf_number(&rest, at) && *at < s.n;
    }
    return false;
}

bool pdf_file_open(struct pdf_file *file, const uint8_t *bytes, size_t n)
{
    size_t offset;
    *file = (struct pdf_file){.bytes = {(const char *)bytes, n}};
    if (!starts(file->bytes, 0, "%PDF-") || !find_table(file->bytes, &file->xref)) return false;
    if (!read_table(file->bytes, file->xref, 0, &offset, &file->trailer)) return false;
    struct slice catalog = pdf_dictionary(file, pdf_entry(file->trailer, "/Root"));
    struct slice form = pdf_dictionary(file, pdf_entry(catalog, "/AcroForm"));
    file->fields = pdf_entry(form, "/Fields");
    return file->fields.at && *file->fields.at == '[';
}

int pdf_field(const struct pdf_file *file, size_t i)
{
    size_t at = 1;
    for (;; i--) {
        at = skip_blanks(file->fields, at);
        if (at >= file->fields.n) return 0;
        size_t to = skip_value(file->fields, at, 0);
        struct slice value = {file->fields.at + at, to - at};
        int number = pdf_reference(value);
        if (!number || i == 0) return number;
        at = to;
    }
}

bool pdf_is_string(struct slice value, const char *text)
{
    size_t n = strlen(text);
    return value.n == n + 2 && value.at[0] == '(' && memcmp(value.at + 1, text, n) == 0;
}
