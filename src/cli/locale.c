/* The language of messages is the user's. Numbers keep the C locale's form, since LC_NUMERIC is
 * never set. */
#include "cli/cli.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* The user's choice by the rule of setlocale(3): the first of these that says anything. */
static const char *wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) return value;
    }
    return "";
}

static bool names_vietnamese(const char *locale)
{
    return !strncmp(locale, "vi", 2) && strchr("_.@", locale[2]);
}

/* Small machines carry no vi_VN. gettext needs some locale other than C, and then asks LANGUAGE. */
static void speak_without_locale(void)
{
    const char *language = getenv("LANGUAGE");
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8");
    if (!language || !*language) setenv("LANGUAGE", "vi", 1);
}

void locale_set(const char *locales)
{
    setlocale(LC_CTYPE, "");
    if (!setlocale(LC_MESSAGES, "") && names_vietnamese(wanted())) speak_without_locale();
    bindtextdomain("vanthu", locales);
    bind_textdomain_codeset("vanthu", "UTF-8");
    textdomain("vanthu");
}
