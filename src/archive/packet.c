#include "archive/archive_priv.h"

#include "base/limits.h"

#include <string.h>

bool packet_read(const struct file *file, struct packet *packet)
{
    struct diag_list unseen = {.arena = file->a};
    struct xml_doc doc;
    const uint8_t *bytes;
    size_t n;
    struct value stream = file_get(file, file_root(file), "/Metadata");
    if (!file_data(file, stream, LIMIT_SHEET_BYTES, &bytes, &n) ||
        !xml_read(file->a, "XMP", bytes, n, &doc, &unseen))
        return false;
    packet->root = doc.root;
    return true;
}

/* Nesting is bounded by the reader's LIMIT_DEPTH. */
static const struct xml_node *find(const struct xml_node *node, const char *space, const char *name)
{
    for (; node; node = node->next) {
        if (!node->name) continue;
        if (strcmp(node->name, name) == 0 && strcmp(node->ns, space) == 0) return node;
        const struct xml_node *found = find(node->first, space, name);
        if (found) return found;
    }
    return NULL;
}

static const char *first_text(const struct xml_node *node)
{
    for (; node; node = node->next) {
        if (node->text && node->text[strspn(node->text, " \n\t\r")]) return node->text;
        const char *text = node->name ? first_text(node->first) : NULL;
        if (text) return text;
    }
    return NULL;
}

const char *packet_get(const struct packet *packet, const char *space, const char *name)
{
    const struct xml_node *node = find(packet->root, space, name);
    return node ? first_text(node->first) : NULL;
}
