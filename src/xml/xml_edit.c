/* Changing a file at some places. The text that positions are counted in differs from the file by
 * encoding, byte order mark and line ends, so each place is looked for in the file itself. */
#include "xml/xml_priv.h"

void xml_edit(const uint8_t *bytes, size_t n, const struct xml_edit *edits, size_t n_edits,
              struct buf *out)
{
    struct xml_place place = {0};
    size_t kept = 0;

    for (size_t i = 0; i < n_edits; i++) {
        xml_place_move(&place, bytes, n, edits[i].from);
        buf_add(out, bytes + kept, place.at - kept);
        xml_encode(bytes, n, edits[i].text, out);
        xml_place_move(&place, bytes, n, edits[i].to);
        kept = place.at;
    }
    buf_add(out, bytes + kept, n - kept);
}
