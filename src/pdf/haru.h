/* libharu behind one door: it numbers objects, keeps the page tree, and writes objects, cross
 * references and trailer. All that stands inside an object is ours.
 *
 * An object is known by its number, as in the file; the bytes between its << and >> are given as
 * they shall stand there. Calls after an error do nothing and give the number 0, so only haru_open
 * and haru_save need to be checked. */
#ifndef VANTHU_PDF_HARU_H
#define VANTHU_PDF_HARU_H

#include "base/buf.h"
#include "base/diag.h"

struct haru;

/* An empty document.
 *
 * owns    lives in `a` but for libharu's part: close with haru_close.
 * errors  NULL + DIAG_PDF_LIBRARY: another libharu than the one whose structures we know, or it
 *         does not start. */
struct haru *haru_open(struct arena *a, struct diag_list *diags);
void haru_close(struct haru *h);

/* The version in the header; "1.7" else. The string is borrowed. */
void haru_set_version(struct haru *h, const char *version);

/* A new indirect dictionary. */
int haru_dict(struct haru *h);
/* A new stream of the bytes as they are (lent until the file is saved): /Length is added, /Filter
 * belongs to the body. */
int haru_stream(struct haru *h, const void *bytes, size_t n);
/* A new last page, with one stream of content (lent too); *content is that stream's number. The
 * page's body must give /MediaBox and /Resources. */
int haru_page(struct haru *h, const void *bytes, size_t n, int *content);
/* A new last page without a stream of its own: the body gives all but /Type and /Parent. */
int haru_bare_page(struct haru *h);
/* The two that are there from the start. /Type and /Pages of the catalog are added. */
int haru_catalog(const struct haru *h);
int haru_info(const struct haru *h);

/* The entries of a dictionary (copied); replaces those given before. */
void haru_fill(struct haru *h, int number, const struct buf *entries);

/* The MD5 of bytes. */
void haru_md5(const void *bytes, size_t n, uint8_t digest[16]);

/* Write the file to the end of `out`, with an /ID that is the hash of all that stands before it.
 *
 * errors  false + DIAG_PDF_LIBRARY, also for an earlier call that failed. */
bool haru_save(struct haru *h, struct buf *out, struct diag_list *diags);

#endif
