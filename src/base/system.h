/* What the system says went wrong. */
#ifndef VANTHU_BASE_SYSTEM_H
#define VANTHU_BASE_SYSTEM_H

/* A few words for an errno, in the user's language (gettext, domain "vanthu"). The C library's own
 * words come only for the rare ones: its translations are often not installed. Static storage. */
const char *system_error_text(int error);

#endif
