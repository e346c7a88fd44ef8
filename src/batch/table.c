/* A table: opened once, its rows read one by one. */
#include "batch/batch_priv.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uninorm.h>

const char *batch_nfc(struct arena *a, const char *s)
{
    size_t n = strlen(s), n_composed;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, NULL, &n_composed);
    if (!composed && errno == ENOMEM) mem_exhausted();
    if (!composed) return arena_strdup(a, s);
    const char *kept = arena_strndup(a, (const char *)composed, n_composed);
    free(composed);
    return kept;
}

const char *batch_trimmed(struct arena *a, const char *s)
{
    static const char blanks[] = " \t\r\n";
    s += strspn(s, blanks);
    size_t n = strlen(s);
    while (n && strchr(blanks, s[n - 1]))
        n--;
    return arena_strndup(a, s, n);
}

static bool has_ending(const char *path, const char *ending)
{
    size_t n = strlen(path), k = strlen(ending);
    return n > k && !strcasecmp(path + n - k, ending);
}

static bool starts(const struct table *table, const char *bytes, size_t n)
{
    return table->n >= n && !memcmp(table->text, bytes, n);
}

/* A file of a spreadsheet program: a ZIP (.xlsx, .ods), or the older .xls. */
static bool check_kind(const struct table *table, struct diag_list *diags)
{
    if (!starts(table, "PK\3\4", 4) && !starts(table, "\xD0\xCF\x11\xE0", 4)) return true;
    diag_add(diags, (struct pos){.file = table->file}, DIAG_BATCH_WORKBOOK, NULL, NULL, NULL);
    return false;
}

/* Also refuses NUL, which would cut texts off. */
static bool check_text(const struct table *table, struct diag_list *diags)
{
    struct pos pos = {table->file, 1, 1};
    for (size_t i = 0; i < table->n;) {
        uint32_t cp;
        size_t n = utf8_decode(table->text + i, table->n - i, &cp);
        if (!n || !cp) {
            diag_add(diags, pos, DIAG_XML_ENCODING, "UTF-8", NULL, NULL);
            return false;
        }
        pos.column = cp == '\n' ? 1 : pos.column + 1;
        pos.line += cp == '\n';
        i += n;
    }
    return true;
}

static size_t count_blanks(const char *at, const char *end)
{
    size_t n = 0;
    while (at + n < end && strchr(" \t\r", at[n]))
        n++;
    return n;
}

static void find_lines(struct arena *a, struct table *table)
{
    size_t at = 0;
    for (int line = 1; at < table->n; line++) {
        const char *from = table->text + at;
        const char *end = memchr(from, '\n', table->n - at);
        size_t n = end ? (size_t)(end - from) : table->n - at;
        if (count_blanks(from, from + n) < n)
            *vec_push(a, &table->rows) = (struct table_line){at, at + n, line};
        at += n + 1;
    }
}

/* One list or an object over many lines, as programs write JSON, would fail once for each line. */
static bool check_lines(const struct table *table, struct diag_list *diags)
{
    if (!table->rows.n) return true;
    const struct table_line *first = &table->rows.at[0];
    const char *at = table->text + first->from, *end = table->text + first->to;
    at += count_blanks(at, end);
    bool is_open = *at == '{' && at + 1 + count_blanks(at + 1, end) == end;
    if (*at != '[' && !is_open) return true;
    const struct pos pos = {table->file, first->line, (int)(at - table->text - first->from) + 1};
    diag_add(diags, pos, DIAG_BATCH_JSON_LIST, NULL, NULL, NULL);
    return false;
}

static bool refuse_file(struct diag_list *diags, const struct table *table, int error)
{
    const struct pos pos = {.file = table->file};
    const char *limit = arena_printf(diags->arena, "%d", LIMIT_INPUT_BYTES / 1024 / 1024);
    if (error == EFBIG)
        diag_add(diags, pos, DIAG_FILE_TOO_LARGE, limit, NULL, NULL);
    else
        diag_add(diags, pos, DIAG_BATCH_TABLE, system_error_text(error), NULL, NULL);
    return false;
}

bool table_take(struct arena *a, const char *path, const uint8_t *bytes, size_t n,
                struct table *table, struct diag_list *diags)
{
    static const char mark[] = "\xEF\xBB\xBF";
    *table = (struct table){.file = arena_strdup(a, path), .text = (const char *)bytes, .n = n};
    if (n >= 3 && !memcmp(bytes, mark, 3)) {
        table->text += 3;
        table->n -= 3;
    }
    if (!check_kind(table, diags) || !check_text(table, diags)) return false;
    table->is_json = has_ending(path, ".jsonl") || has_ending(path, ".json");
    if (table->is_json) find_lines(a, table);
    if (!(table->is_json ? check_lines(table, diags) : csv_open(a, table, diags))) return false;
    if (table->rows.n) return true;
    diag_add(diags, (struct pos){.file = table->file}, DIAG_BATCH_NO_ROWS, NULL, NULL, NULL);
    return false;
}

bool table_open(struct arena *a, const char *path, struct table *table, struct diag_list *diags)
{
    uint8_t *bytes;
    size_t n;
    *table = (struct table){.file = arena_strdup(a, path)};
    int error = input_read(a, path, LIMIT_INPUT_BYTES, &bytes, &n);
    if (error) return refuse_file(diags, table, error);
    return table_take(a, path, bytes, n, table, diags);
}

bool table_has(const struct table *table, const char *column)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (!strcmp(table->columns[i], column)) return true;
    return table->is_json;
}

/* ---- JSON lines ---- */

static bool refuse_json(struct diag_list *diags, const struct row *row, const char *line, size_t at)
{
    diag_add(diags, xml_pos_after(row->pos, line, at), DIAG_BATCH_JSON, row->number, NULL, NULL);
    return false;
}

static bool add_member(struct arena *a, struct row *row, const struct json *m, const char *line,
                       struct diag_list *diags)
{
    const char *name = batch_nfc(a, m->key);
    struct pos pos = xml_pos_after(row->pos, line, m->at);
    if (m->kind == JSON_OBJECT || m->kind == JSON_LIST) return refuse_json(diags, row, line, m->at);
    if (row_find(row, name)) {
        diag_add(diags, pos, DIAG_BATCH_COLUMN_TWICE, name, NULL, NULL);
        return false;
    }
    row->cells[row->n++] = (struct cell){name, m->text, m->kind == JSON_NUMBER, pos};
    return true;
}

static bool json_row(struct arena *a, const struct table *table, size_t i, struct row *row,
                     struct diag_list *diags)
{
    const struct table_line *l = &table->rows.at[i];
    const char *line = table->text + l->from;
    size_t bad, n = 0;
    const struct json *all = json_read(a, line, l->to - l->from, &bad);
    if (!all || all->kind != JSON_OBJECT) return refuse_json(diags, row, line, all ? 0 : bad);
    for (const struct json *m = all->first; m; m = m->next)
        n++;
    if (n > BATCH_MAX_COLUMNS) return refuse_json(diags, row, line, 0);
    row->cells = arena_array_of(a, n, struct cell);
    for (const struct json *m = all->first; m; m = m->next)
        if (!add_member(a, row, m, line, diags)) return false;
    return true;
}

bool table_row(struct arena *a, const struct table *table, size_t i, struct row *row,
               struct diag_list *diags)
{
    *row = (struct row){arena_printf(a, "%zu", i + 1), {table->file, table->rows.at[i].line, 1}};
    return table->is_json ? json_row(a, table, i, row, diags) : csv_row(a, table, i, row, diags);
}

const struct cell *row_find(const struct row *row, const char *column)
{
    for (size_t i = 0; i < row->n; i++)
        if (!strcmp(row->cells[i].name, column)) return &row->cells[i];
    return NULL;
}
