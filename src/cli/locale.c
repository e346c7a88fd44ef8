/* The language of messages is the user's, and they are UTF-8. All else keeps the C locale's form:
 * numbers, and what LC_CTYPE would say of characters, which takes a fiftieth of a short run to
 * load. */
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
    setlocale(LC_MESSAGES, "C.UTF-8");
    if (!language || !*language) setenv("LANGUAGE", "vi", 1);
}

void locale_set(const char *locales)
{
    if (!setlocale(LC_MESSAGES, "") && names_vietnamese(wanted())) speak_without_locale();
    bindtextdomain("vanthu", locales);
    bind_textdomain_codeset("vanthu", "UTF-8");
    bind_textdomain_codeset("libc", "UTF-8"); /* what strerror says */
    textdomain("vanthu");
}
