/* HarfBuzz's subsetter, loaded when the first face is cut: DOCX, and PDFs whose fonts are cut
 * already, do without it, and it brings four more libraries along. */
#ifndef VANTHU_PDF_HB_PRIV_H
#define VANTHU_PDF_HB_PRIV_H

#include "base/library.h"

#include <hb-subset.h>

/* clang-format off */
#define HB_FUNCTIONS(F) \
    F(hb_blob_create_or_fail) F(hb_blob_destroy) F(hb_blob_get_data) F(hb_face_create)             \
    F(hb_face_destroy) F(hb_face_reference_blob) F(hb_map_get) F(hb_set_add)                       \
    F(hb_subset_input_create_or_fail) F(hb_subset_input_destroy) F(hb_subset_input_set)            \
    F(hb_subset_input_set_flags) F(hb_subset_input_unicode_set) F(hb_subset_plan_create_or_fail)   \
    F(hb_subset_plan_destroy) F(hb_subset_plan_execute_or_fail)                                    \
    F(hb_subset_plan_old_to_new_glyph_mapping) F(hb_subset_preprocess)
/* clang-format on */

struct hb_table {
    HB_FUNCTIONS(LIBRARY_MEMBER)
};
extern struct hb_table libhb;

/* Who fills the table has the names as they are. */
#ifndef HB_AS_NAMED
#define hb_blob_create_or_fail libhb.hb_blob_create_or_fail
#define hb_blob_destroy libhb.hb_blob_destroy
#define hb_blob_get_data libhb.hb_blob_get_data
#define hb_face_create libhb.hb_face_create
#define hb_face_destroy libhb.hb_face_destroy
#define hb_face_reference_blob libhb.hb_face_reference_blob
#define hb_map_get libhb.hb_map_get
#define hb_set_add libhb.hb_set_add
#define hb_subset_input_create_or_fail libhb.hb_subset_input_create_or_fail
#define hb_subset_input_destroy libhb.hb_subset_input_destroy
#define hb_subset_input_set libhb.hb_subset_input_set
#define hb_subset_input_set_flags libhb.hb_subset_input_set_flags
#define hb_subset_input_unicode_set libhb.hb_subset_input_unicode_set
#define hb_subset_plan_create_or_fail libhb.hb_subset_plan_create_or_fail
#define hb_subset_plan_destroy libhb.hb_subset_plan_destroy
#define hb_subset_plan_execute_or_fail libhb.hb_subset_plan_execute_or_fail
#define hb_subset_plan_old_to_new_glyph_mapping libhb.hb_subset_plan_old_to_new_glyph_mapping
#define hb_subset_preprocess libhb.hb_subset_preprocess
#endif

#endif
