/* arena.h - the memory of JSON trees: taken piece by piece, given back at once. */
#ifndef NENKIN_ARENA_H
#define NENKIN_ARENA_H

/* From now on JSON trees are allocated here; their free does nothing. */
void arena_serve_json(void);
/* Ends everything allocated since the last call and keeps the memory. */
void arena_reset(void);
void arena_release(void);

#endif
