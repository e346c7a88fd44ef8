/* Where in the user's files a thing was written. Every node carries one from birth. */
#ifndef VANTHU_BASE_POS_H
#define VANTHU_BASE_POS_H

struct pos {
    const char *file; /* as the user named it; NULL: no place, e.g. a message about the command */
    int line;         /* from 1; 0: the file as a whole */
    int column;       /* from 1, in characters; 0: the line as a whole */
};

#endif
