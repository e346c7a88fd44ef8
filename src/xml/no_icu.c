/* For a program with libxml2 as an archive: what it asks of ICU, which is 34 MB and a sixth of a
 * short run. Its converters are for encodings other than those that xml_decode takes; libxml2 is
 * given UTF-8 alone. */
#include <libxml/xmlversion.h>

#ifdef LIBXML_ICU_ENABLED
#include <unicode/ucnv.h>

UConverter *ucnv_open(const char *name, UErrorCode *error)
{
    (void)name;
    *error = U_UNSUPPORTED_ERROR;
    return NULL;
}

void ucnv_close(UConverter *converter)
{
    (void)converter;
}

void ucnv_setToUCallBack(UConverter *converter, UConverterToUCallback action, const void *context,
                         UConverterToUCallback *old, const void **old_context, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)old, (void)old_context;
    *error = U_UNSUPPORTED_ERROR;
}

void ucnv_setFromUCallBack(UConverter *converter, UConverterFromUCallback action,
                           const void *context, UConverterFromUCallback *old,
                           const void **old_context, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)old, (void)old_context;
    *error = U_UNSUPPORTED_ERROR;
}

void UCNV_TO_U_CALLBACK_STOP(const void *context, UConverterToUnicodeArgs *args, const char *bytes,
                             int32_t n, UConverterCallbackReason reason, UErrorCode *error)
{
    (void)context, (void)args, (void)bytes, (void)n, (void)reason, (void)error;
}

void UCNV_FROM_U_CALLBACK_STOP(const void *context, UConverterFromUnicodeArgs *args,
                               const UChar *units, int32_t n, UChar32 character,
                               UConverterCallbackReason reason, UErrorCode *error)
{
    (void)context, (void)args, (void)units, (void)n, (void)character, (void)reason, (void)error;
}

void ucnv_convertEx(UConverter *to, UConverter *from, char **target, const char *target_end,
                    const char **source, const char *source_end, UChar *pivot, UChar **pivot_from,
                    UChar **pivot_to, const UChar *pivot_end, UBool is_reset, UBool is_last,
                    UErrorCode *error)
{
    (void)to, (void)from, (void)target, (void)target_end, (void)source, (void)source_end;
    (void)pivot, (void)pivot_from, (void)pivot_to, (void)pivot_end, (void)is_reset, (void)is_last;
    *error = U_UNSUPPORTED_ERROR;
}
#endif
