/* err.h - the one error value of the library.
 *
 * Every fallible function returns 0 or the code it put into the caller's
 * struct err; the code is the exit status of the tools (nenkin-oldage(1), EXIT STATUS).
 * The value is untouched on success.  Nothing is allocated.
 */
#ifndef NENKIN_ERR_H
#define NENKIN_ERR_H

enum err_code {
	ERR_NONE = 0,
	ERR_FOUND = 1, /* done, and differences exist */
	ERR_USAGE = 2, /* wrong use of the command line */
	ERR_INPUT = 3, /* a record was refused, or rests on law not covered */
	ERR_RULE = 4,  /* a rule table is missing, unsound or silent */
	ERR_IO = 5     /* input or output failed */
};

#define ERR_FILE_MAX 128
#define ERR_PATH_MAX 160
#define ERR_MSG_MAX 320

struct err {
	int code;       /* an enum err_code */
	int line;       /* line in the file, 0 when unknown */
	char file[ERR_FILE_MAX]; /* file the value came from, "" when unknown */
	char path[ERR_PATH_MAX]; /* JSON path, "" when the whole value is meant */
	char msg[ERR_MSG_MAX];  /* lower case, no full stop */
};

#if defined(__GNUC__)
#define ERR_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define ERR_PRINTF(f, a)
#endif

/* Sets code, path (NULL = none) and message; returns code. */
int err_set(struct err *e, int code, const char *path, const char *fmt, ...)
    ERR_PRINTF(4, 5);

/* Writes "file:line: path: msg", leaving out what is not known, into buf. */
void err_text(const struct err *e, char *buf, unsigned long size);

/* Combines two exit statuses by the precedence 5, 4, 2, 3, 1, 0. */
int err_worse(int a, int b);

#endif
