/* libvanthu: Vietnamese official documents from one description.
 *
 *   description --vanthu_read_file--> report --vanthu_compose--> document --vanthu_write--> bytes
 *                                                             (flow, and pages when a writer asks)
 *
 * A context holds the places of layout sheets and fonts, what was read of them (each sheet and font
 * once), and the messages of its calls. Use a context and all that came from it in one thread at a
 * time; different contexts are independent. Free what a context gave before the context itself. The
 * same description, sheet and fonts give the same bytes.
 *
 * The library prints nothing, and reads no environment but what gettext does: messages are in the
 * language of the process (setlocale, LC_MESSAGES) where its catalogue is found, which a program
 * installed elsewhere says with bindtextdomain("vanthu", ...).
 *
 *     struct vanthu *v = vanthu_new(NULL);
 *     struct vanthu_report *r = vanthu_read_file(v, "report.xml");
 *     struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
 *     if (d) vanthu_write(v, d, VANTHU_PDF, &bytes, &n);
 *     for (size_t i = 0; i < vanthu_message_count(v); i++)
 *         fputs(vanthu_message(v, i).text, stderr);
 */
#ifndef VANTHU_H
#define VANTHU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VANTHU_API __attribute__((visibility("default")))

struct vanthu;
struct vanthu_report;
struct vanthu_document;

/* What a call came to; also the exit status of the command. */
enum vanthu_status {
    VANTHU_OK = 0,
    VANTHU_DESCRIPTION = 1, /* the description or another file that was named is wrong */
    VANTHU_USAGE = 2,       /* the call is: it gives what is right for no document */
    VANTHU_MACHINE = 3,     /* disk, memory, a font or an installed sheet missing */
};

/* VANTHU_XML is the description as it was read or, of an issued document, with number and date. */
enum vanthu_kind {
    VANTHU_PDF,
    VANTHU_DOCX,
    VANTHU_DUMP,
    VANTHU_XML,
    VANTHU_METADATA, /* what goes with the document into the archive, as XML */
    VANTHU_REGISTER, /* its line of the register of documents that are sent, as CSV with a head */
};

struct vanthu_options {
    const char *data_dir;  /* holds layouts/ and fonts/; NULL: the one it was installed to */
    const char *fonts_dir; /* NULL: data_dir/fonts */
    bool is_brief; /* true: for a process that ends soon. Installed fonts (a folder with fonts.map)
                      are mapped and not copied, which saves a tenth of a run; whoever writes to
                      their files meanwhile, in place of replacing them, may end the process */
};

struct vanthu_message {
    bool is_error;    /* false: a warning */
    const char *code; /* "DIAG_REPORT_DATE": stable */
    const char *file; /* NULL: no place */
    int line, column; /* from 1; 0: unknown */
    const char *text; /* the whole message with place and advice, as printed; ends in a newline */
};

/* Never NULL; a folder that is missing is a message of the first call that needs it. `options`
 * (NULL: all defaults) is copied. */
VANTHU_API struct vanthu *vanthu_new(const struct vanthu_options *options);
VANTHU_API void vanthu_free(struct vanthu *v);

/* The library's version, "0.1.0". */
VANTHU_API const char *vanthu_version(void);

/* Messages since the last vanthu_clear, in order. Strings live until then. */
VANTHU_API size_t vanthu_message_count(const struct vanthu *v);
VANTHU_API struct vanthu_message vanthu_message(const struct vanthu *v, size_t i);
VANTHU_API enum vanthu_status vanthu_status(const struct vanthu *v); /* the worst so far */
VANTHU_API void vanthu_clear(struct vanthu *v);

/* PDFs of vanthu_write hold, from now on, each face cut to the letters of Vietnamese, in place of
 * those that a document uses. Installed faces are cut so already, others once for all documents of
 * the context: the first document takes four fifths of the time, and each face makes a file up to
 * 15 kB larger. A document with other letters has its own. The archive's files stay as they are. */
VANTHU_API void vanthu_share_fonts(struct vanthu *v);

/* Read and check a description. `path` may be "-" for standard input; `name` stands in messages.
 * Besides the description only the images are read that it names, in its own folder and folders in
 * it (those of standard input: the current one). What comes from memory has no folder, and images
 * in it are refused. errors  NULL + messages. */
VANTHU_API struct vanthu_report *vanthu_read_file(struct vanthu *v, const char *path);
VANTHU_API struct vanthu_report *vanthu_read_memory(struct vanthu *v, const char *name,
                                                    const void *bytes, size_t n);
/* The same of bytes that stand for the file at `path`, whose folder has their images. */
VANTHU_API struct vanthu_report *vanthu_read_bytes(struct vanthu *v, const char *path,
                                                   const void *bytes, size_t n);
/* A description that is read once and filled often, as vanthu_read_bytes reads it. The form may be
 * freed before what it gave. errors  NULL + messages: it is not well-formed. */
struct vanthu_form;
VANTHU_API struct vanthu_form *vanthu_form_read(struct vanthu *v, const char *path,
                                                const void *bytes, size_t n);
/* The report that vanthu_read_bytes gives of the form's bytes with these changes in them, at a
 * fraction of the work where they stand within text and values of attributes. Bytes `from` up to
 * `to` become `text`, UTF-8, which is XML: "&amp;" for an ampersand. They are counted in the form
 * as UTF-8 with LF line ends and no byte order mark; changes stand in their order, none over
 * another. What has another encoding or other line ends keeps them. errors  NULL + messages. */
struct vanthu_edit {
    size_t from, to;
    const char *text;
};
VANTHU_API struct vanthu_report *vanthu_form_fill(struct vanthu *v, const struct vanthu_form *form,
                                                  const struct vanthu_edit *edits, size_t n_edits);
VANTHU_API void vanthu_form_free(struct vanthu_form *form);
/* The images that it was read with: names from the folder of the description on, each as often as
 * it stands there. Strings live as long as the report. */
VANTHU_API size_t vanthu_picture_count(const struct vanthu_report *report);
VANTHU_API const char *vanthu_picture(const struct vanthu_report *report, size_t i);
/* Make the report that of a copy: the file at `path` holds one <copy>, which is put behind it. A
 * report may be copied once. errors  false + messages; the report is then unchanged. */
VANTHU_API bool vanthu_read_copy(struct vanthu *v, struct vanthu_report *report, const char *path);
VANTHU_API void vanthu_report_free(struct vanthu_report *report);

/* Resolve a report by a layout sheet: `layout` is the name of an installed sheet; a file's name, if
 * it holds a slash or ends in ".xml"; or NULL for the installed sheet that the description names.
 * The document keeps what it needs: the report may be freed before it. errors  NULL + messages. */
VANTHU_API struct vanthu_document *vanthu_compose(struct vanthu *v, struct vanthu_report *report,
                                                  const char *layout);
/* The same for one part alone, as a file of its own: "document", or "attachment", "appendix", with
 * its place where there are several: "appendix-2". Numbers and references are those of the whole.
 * NULL: all parts. errors  NULL + messages. */
VANTHU_API struct vanthu_document *vanthu_compose_part(struct vanthu *v,
                                                       struct vanthu_report *report,
                                                       const char *layout, const char *part);
/* PDFs get fields to sign digitally, where the layout sheet says that signer and organisation sign.
 */
VANTHU_API void vanthu_sign_fields(struct vanthu_document *document);
/* Lock in its DOCX, from now on, what no one who edits the text should change: the head, the number
 * and date that are given, the signatures. The layout sheet says what. */
VANTHU_API void vanthu_protect(struct vanthu_document *document);

/* The new version with what changed against the old one as tracked changes: accepting them gives
 * the new document, rejecting them the old one. It can be written as DOCX alone. Both documents
 * must live as long; where their pages were counted before, it keeps together what they do. `date`
 * is "2024-03-18T08:30:00Z" or a day alone, which is its beginning; NULL: it is not said.
 * errors  NULL + messages: a date that is none, an author whose name is not UTF-8 or has control
 * characters. */
struct vanthu_revision {
    const char *author; /* NULL: "vanthu" */
    const char *date;
};
VANTHU_API struct vanthu_document *vanthu_redline(struct vanthu *v, struct vanthu_document *before,
                                                  struct vanthu_document *after,
                                                  const struct vanthu_revision *revision);
/* The changes of such a document as text: what is gone as [-old-], what is new as {+new+}, or in
 * the colours of a terminal. Release *bytes with vanthu_bytes_free. */
VANTHU_API void vanthu_diff(const struct vanthu_document *redline, bool colors, uint8_t **bytes,
                            size_t *n);
VANTHU_API void vanthu_document_free(struct vanthu_document *document);

/* What the description says at this moment, as an approval of it: a small file to keep beside it.
 * Number, date, draft mark, comments and indentation are no part of it. Release *bytes with
 * vanthu_bytes_free. errors  false + messages; a form with fields that nothing filled is none to
 * approve. */
VANTHU_API bool vanthu_approve(struct vanthu *v, const struct vanthu_report *report,
                               uint8_t **bytes, size_t *n);
/* Whether it still says what the approval at `path` has. errors  false + messages, with the place
 * of the first change. */
VANTHU_API bool vanthu_check_approval(struct vanthu *v, const struct vanthu_report *report,
                                      const char *path);
/* The document with number and date ("2024-03-18"; NULL for what it has no place for) in its
 * description: VANTHU_XML of vanthu_write gives that, byte for byte as it was but for these two.
 * The same values again change nothing.
 * errors  NULL + messages: other values are there already, something is still blank, it is marked
 *         as a draft, or anything but the lines of number and date would move. */
VANTHU_API struct vanthu_document *vanthu_issue(struct vanthu *v,
                                                const struct vanthu_report *report,
                                                const char *layout, const char *number,
                                                const char *date);

/* How many pages the document has; they are laid out when first asked for.
 * errors  0 + messages. */
VANTHU_API size_t vanthu_page_count(struct vanthu *v, struct vanthu_document *document);

/* Try to save a last page that holds little: the layout sheet says how little, and which values of
 * its styles may be changed for it, within the law's ranges. The first of these steps that gives
 * fewer pages is taken; where none does, the document stays as it is. A description with fit="yes"
 * asks for it itself, and one that names a step (fit="line-17") always has that. Gives what came of
 * it; VANTHU_FIT_NONE + messages when the document has no pages. */
enum vanthu_fit_result {
    VANTHU_FIT_NONE,     /* nobody asked */
    VANTHU_FIT_NAMED,    /* the description names the step */
    VANTHU_FIT_UNNEEDED, /* the last page holds enough */
    VANTHU_FIT_SAVED,
    VANTHU_FIT_IN_VAIN, /* no step gives fewer pages */
};
struct vanthu_fitted {
    enum vanthu_fit_result result;
    const char *step, *title; /* as the sheet has them; NULL: none was taken */
    size_t pages_before, pages_after;
};
VANTHU_API struct vanthu_fitted vanthu_fit(struct vanthu *v, struct vanthu_document *document);
/* What came of it in a document whose pages have been counted or written. */
VANTHU_API struct vanthu_fitted vanthu_fitted(const struct vanthu_document *document);

/* Write one result; release *bytes with vanthu_bytes_free.
 * errors  false + messages; *bytes is then NULL. */
VANTHU_API bool vanthu_write(struct vanthu *v, struct vanthu_document *document,
                             enum vanthu_kind kind, uint8_t **bytes, size_t *n);
/* Write the PDF for the archive, of this level of PDF/A (ISO 19005). VANTHU_A3A carries along the
 * files that it was made of: the description, what vanthu_read_copy read, and images. All but
 * VANTHU_A1A are PDF/UA-1 (ISO 14289-1) too, as is the PDF of vanthu_write.
 * What is made is looked through before it is given: a file that lacks what veraPDF would miss is
 * an error (VANTHU_MACHINE). errors  as vanthu_write. */
enum vanthu_level { VANTHU_A3A, VANTHU_A2A, VANTHU_A2U, VANTHU_A1A };
VANTHU_API bool vanthu_write_archive(struct vanthu *v, struct vanthu_document *document,
                                     enum vanthu_level level, uint8_t **bytes, size_t *n);
/* Write one PDF for the printer: a copy for each of those who get one (recipients, addressees,
 * parties, the archive; what says copies="3" gets three), one behind the other. Printed on both
 * sides each copy, and in it each attachment and appendix, begins on the front of a sheet. A
 * program that prints it is asked for the real size and for the sides. Only the first copy is
 * tagged: to a listener the file is the document. errors  as vanthu_write. */
struct vanthu_print_set {
    bool is_single_sided;
    size_t copies, pages; /* given back: how many the file has, pages with those that stay blank */
};
VANTHU_API bool vanthu_write_print_set(struct vanthu *v, struct vanthu_document *document,
                                       struct vanthu_print_set *set, uint8_t **bytes, size_t *n);
VANTHU_API void vanthu_bytes_free(uint8_t *bytes);

/* Sign a PDF that was made with vanthu_sign_fields: PAdES baseline B, appended to the file's bytes.
 * A second signature goes over the first. Release *bytes with vanthu_bytes_free. The network is
 * used when `timestamp` is given, and then a program should ignore SIGPIPE. errors  false +
 * messages. */
struct vanthu_signer {
    const char *field; /* NULL: "signer"; else "organisation" ... */
    const char *time;  /* now, as PDF writes it: D:20240318083005+07'00' */
    const char *key;   /* a file: PEM, or PKCS#12 with the certificate in it; or the URI of a key
                          on a token, "pkcs11:...", for which OpenSSL's engine is loaded */
    const char *cert;  /* a file: PEM, the signer's first; NULL: none */
    const char
        *password;      /* a file whose first line it is, or the token's PIN; NULL: there is none */
    const char *secret; /* the same itself; NULL: it stands in that file */
    const char *image;  /* a file: PNG, what the field shows; NULL: nothing */
    const char *timestamp; /* the http address of an authority (RFC 3161); NULL: no time stamp */
};
VANTHU_API bool vanthu_sign(struct vanthu *v, const char *path, const struct vanthu_signer *signer,
                            uint8_t **bytes, size_t *n);
/* The signatures of a PDF, `room` at most; how many there are. `trust` is a file of certificates
 * that are trusted, PEM or DER, or a folder with such files; NULL: trust is not looked at. A
 * message for each signature that is not intact, whose time stamp is not its own, whose certificate
 * or that of its stamp leads to none that is trusted or was not valid; for none; and for what
 * stands behind the last. What was revoked is not known. Strings live until vanthu_clear; control
 * characters within them are '?', and what is too long for a message is cut. */
struct vanthu_signature {
    const char *field, *signer, *time;
    const char *stamp_by, *stamp_time; /* NULL: no time stamp */
    bool is_intact, is_trusted;
};
VANTHU_API size_t vanthu_signatures(struct vanthu *v, const char *path, const char *trust,
                                    struct vanthu_signature *signatures, size_t room);

/* Put results into files: all of them, or none (each whole, old or new). "-" is standard output. A
 * program that may be interrupted blocks those signals around the call, so that no temporary file
 * stays behind.
 * errors  false + messages. */
struct vanthu_file {
    const char *path;
    const uint8_t *bytes;
    size_t n;
};
VANTHU_API bool vanthu_save(struct vanthu *v, const struct vanthu_file *files, size_t n);

/* Open what vanthu_write_archive made with VANTHU_A3A: the files that it carries along, the
 * description first. Strings and bytes live until it is freed; names are those of the archive, and
 * are not to be trusted as paths.
 * errors  NULL + messages: no such file, another kind of PDF, damaged, nothing carried along. */
struct vanthu_archive;
VANTHU_API struct vanthu_archive *vanthu_archive_open(struct vanthu *v, const char *path);
VANTHU_API size_t vanthu_archive_count(const struct vanthu_archive *archive);
VANTHU_API struct vanthu_file vanthu_archive_file(const struct vanthu_archive *archive, size_t i);
VANTHU_API void vanthu_archive_free(struct vanthu_archive *archive);

/* Write the description to `path`, and what stands beside it (images, the file of a copy) beside
 * it: all of it or nothing. To "-" goes the description alone.
 * errors  false + messages. */
VANTHU_API bool vanthu_extract(struct vanthu *v, const struct vanthu_archive *archive,
                               const char *path);

/* Prove that an archive's file is, byte for byte, what the description in it gives; `layout` as in
 * vanthu_compose.
 * errors  false + messages that say what differs: an attached file, a page, the properties. */
VANTHU_API bool vanthu_verify(struct vanthu *v, const struct vanthu_archive *archive,
                              const char *layout);

/* What is installed: layout sheets by name, and font faces. Strings live until vanthu_free.
 * errors  a count of 0 + messages. */
struct vanthu_layout {
    const char *name, *title, *path;
};
VANTHU_API size_t vanthu_layout_count(struct vanthu *v);
VANTHU_API struct vanthu_layout vanthu_layout(struct vanthu *v, size_t i);

/* A day as running text has it, in the first <date-format> of the sheet: "ngày 18 tháng 3 năm
 * 2024"; `layout` as in vanthu_compose, NULL for "nd30". Release *bytes with vanthu_bytes_free.
 * errors  false + messages: no such sheet, or it has no form for days; *bytes is then NULL. */
VANTHU_API bool vanthu_day(struct vanthu *v, const char *layout, int year, int month, int day,
                           uint8_t **bytes, size_t *n);

/* The types of documents of a layout sheet; `layout` as in vanthu_compose, NULL for "nd30".
 * errors  a count of 0 + messages. */
struct vanthu_type {
    const char *code, *title;
};
VANTHU_API size_t vanthu_type_count(struct vanthu *v, const char *layout);
VANTHU_API struct vanthu_type vanthu_type(struct vanthu *v, const char *layout, size_t i);
/* A description of a type to start from: commented, and valid as it stands. Release *bytes with
 * vanthu_bytes_free.
 * errors  false + messages; *bytes is then NULL. */
VANTHU_API bool vanthu_start(struct vanthu *v, const char *layout, const char *code,
                             uint8_t **bytes, size_t *n);

struct vanthu_font {
    const char *family, *style, *path;
};
VANTHU_API size_t vanthu_font_count(struct vanthu *v);
VANTHU_API struct vanthu_font vanthu_font(struct vanthu *v, size_t i);

#ifdef __cplusplus
}
#endif

#endif
