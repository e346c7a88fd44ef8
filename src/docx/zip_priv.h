/* libzip, loaded when the first DOCX is written: it brings OpenSSL along. */
#ifndef VANTHU_DOCX_ZIP_PRIV_H
#define VANTHU_DOCX_ZIP_PRIV_H

#include "base/library.h"

#include <zip.h>

/* clang-format off */
#define ZIP_FUNCTIONS(F) \
    F(zip_close) F(zip_discard) F(zip_error_init) F(zip_error_strerror) F(zip_file_add)            \
    F(zip_file_set_dostime) F(zip_file_set_external_attributes) F(zip_get_error)                   \
    F(zip_open_from_source) F(zip_set_file_compression) F(zip_source_buffer_create)                \
    F(zip_source_close) F(zip_source_error) F(zip_source_free) F(zip_source_function)              \
    F(zip_source_keep) F(zip_source_make_command_bitmap) F(zip_source_open) F(zip_source_read)     \
    F(zip_source_stat) F(zip_stat_init)
/* clang-format on */

struct zip_table {
    ZIP_FUNCTIONS(LIBRARY_MEMBER)
};
extern struct zip_table libzip;

/* errors  false + DIAG_LIBRARY */
bool zip_load(struct diag_list *diags);

/* Who fills the table has the names as they are. */
#ifndef ZIP_AS_NAMED
#define zip_close libzip.zip_close
#define zip_discard libzip.zip_discard
#define zip_error_init libzip.zip_error_init
#define zip_error_strerror libzip.zip_error_strerror
#define zip_file_add libzip.zip_file_add
#define zip_file_set_dostime libzip.zip_file_set_dostime
#define zip_file_set_external_attributes libzip.zip_file_set_external_attributes
#define zip_get_error libzip.zip_get_error
#define zip_open_from_source libzip.zip_open_from_source
#define zip_set_file_compression libzip.zip_set_file_compression
#define zip_source_buffer_create libzip.zip_source_buffer_create
#define zip_source_close libzip.zip_source_close
#define zip_source_error libzip.zip_source_error
#define zip_source_free libzip.zip_source_free
#define zip_source_function libzip.zip_source_function
#define zip_source_keep libzip.zip_source_keep
#define zip_source_make_command_bitmap libzip.zip_source_make_command_bitmap
#define zip_source_open libzip.zip_source_open
#define zip_source_read libzip.zip_source_read
#define zip_source_stat libzip.zip_source_stat
#define zip_stat_init libzip.zip_stat_init
#endif

#endif
