/* How values are spelt, and the words that tell it to the user. */
#include "style/sheet_form_priv.h"

#include "style/sheet_priv.h"

#include <ctype.h>
#include <string.h>

static bool is_name(const char *s)
{
    if (!isascii((unsigned char)*s) || !isalpha((unsigned char)*s)) return false;
    for (; *s; s++)
        if (!isascii((unsigned char)*s) || (!isalnum((unsigned char)*s) && *s != '-')) return false;
    return true;
}

static bool is_word(const char *s)
{
    return *s && !strpbrk(s, " \t\n\r");
}

/* name(/name)*, perhaps below the current field: "./name", or that field itself: "." */
static bool is_path_n(const char *s, size_t n)
{
    if (n == 1 && *s == '.') return true;
    if (n > 2 && strncmp(s, "./", 2) == 0) {
        s += 2;
        n -= 2;
    }
    bool starts = true;
    for (size_t i = 0; i < n; i++) {
        bool is_letter = islower((unsigned char)s[i]) != 0;
        if (starts ? !is_letter : !is_letter && s[i] != '-' && s[i] != '/') return false;
        starts = s[i] == '/';
    }
    return !starts;
}

static bool is_paths(const char *s)
{
    if (!*s) return true;
    for (;;) {
        size_t n = strcspn(s, " ");
        if (!is_path_n(s, n) || *s == '.') return false;
        if (!s[n]) return true;
        s += n + 1;
    }
}

static bool is_language(const char *s)
{
    size_t n = 0;
    bool is_first = true;
    for (;; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '-' || !c) {
            if (n < 1 || n > 8) return false;
            if (!c) return true;
            n = 0;
            is_first = false;
        } else if (isascii(c) && (is_first ? isalpha(c) : isalnum(c))) {
            n++;
        } else {
            return false;
        }
    }
}

/* "{number}" or letters; gives how many bytes, 0: neither. */
static size_t alternative(const char *text)
{
    static const char *const names[] = {"{number}", "{roman}", "{letter}"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(text, names[i], strlen(names[i])) == 0) return strlen(names[i]);
    return strcspn(text, " |{}");
}

/* Two words or more, one blank between them; bars part the alternatives of a word. */
static bool is_group(const char *text)
{
    bool has_blank = false;
    for (;;) {
        size_t n = alternative(text);
        if (!n) return false;
        text += n;
        if (!*text) return has_blank;
        if (*text != ' ' && *text != '|') return false;
        has_blank = has_blank || *text == ' ';
        text++;
    }
}

/* One word with a hyphen; braces only around "number". */
static bool is_hyphened(const char *text)
{
    static const char number[] = "{number}";
    bool has_hyphen = false;
    for (; *text; text++) {
        if (strncmp(text, number, strlen(number)) == 0)
            text += strlen(number) - 1;
        else if (strchr(" {}", *text))
            return false;
        has_hyphen = has_hyphen || *text == '-';
    }
    return has_hyphen;
}

const char *form_words(enum form form)
{
    static const char *const words[] = {
        [NAME] = "letters a-z, digits, -",
        [WORD] = "BC, QyĐ ...",
        [POINTS] = "14pt, 13.5pt ...",
        [LINE] = "single, 115%, 18pt, at-least 18pt ...",
        [YES] = "yes, no",
        [NUMBER] = "0, 1, 2 ... 999",
        [PERCENT] = "40%, 100% ...",
        [COLUMNS] = "65mm, 40%, 90mm..100mm, *",
        [PATH] = "subject, issuer/name, ./name ...",
        [PATHS] = "subject, issuer/name ...",
        [GROUP] = "Điều|khoản {number}, Phần {roman}, điểm {letter} ...",
        [HYPHENS] = "{number}*/*-*, {number}-{number} ...",
        [LANGUAGE] = "vi-VN, vi ...",
        [WEIGHT] = "regular, bold",
        [SLANT] = "upright, italic",
        [CASE] = "as-written, upper",
        [ALIGN] = "left, center, right, justify",
        [RULE_ALIGN] = "left, center, right",
        [STYLE_KIND] = "paragraph, character",
        [COUNT] = ("decimal, upper-roman, lower-roman, upper-letter, lower-letter, "
                   "lower-vietnamese, vietnamese-words, none"),
        [ROLE] = "p, title, heading",
        [COLOR] = "#ff0000, #000000 ...",
        [YES_ONLY] = "yes",
        [TITLE_OF] = "part, document",
        [OF] = "line, region",
        [METADATA_SOURCE] = "field, type, language, pages",
        [METADATA_FORM] = "text, number, date",
    };
    return words[form];
}

/* `text` is one of the comma-separated `words`. */
static bool is_listed(const char *text, const char *words)
{
    size_t n = strlen(text);
    for (const char *p = words; n && p; p = strstr(p, ", ") ? strstr(p, ", ") + 2 : NULL)
        if (strncmp(p, text, n) == 0 && (p[n] == ',' || !p[n])) return true;
    return false;
}

bool form_holds(enum form form, const char *text)
{
    len length = 0;
    int number = 0;
    size_t n = 0;
    uint32_t color;
    enum style_line rule;
    struct sheet_column columns[SHEET_MAX_COLUMNS];
    switch (form) {
    case TEXT:
        return true;
    case NAME:
        return is_name(text);
    case WORD:
        return is_word(text);
    case SIGNED:
        return value_length(text, &length);
    case LENGTH:
        return *text != '-' && value_length(text, &length);
    case POINTS:
        return value_half_points(text, &number);
    case LINE:
        return value_line(text, &rule, &number);
    case NUMBER:
        return value_number(text, &number);
    case PERCENT:
        return value_percent(text, &number);
    case COLUMNS:
        return value_columns(text, columns, &n);
    case PATH:
        return is_path_n(text, strlen(text));
    case PATHS:
        return is_paths(text);
    case GROUP:
        return is_group(text);
    case HYPHENS:
        return is_hyphened(text);
    case COLOR:
        return value_color(text, &color);
    case LANGUAGE:
        return is_language(text);
    default:
        return is_listed(text, form_words(form));
    }
}
