/* fuzz_replay.c - a plain main for a fuzz target: replays every file of the
 * folders (or single files) named.
 *
 * Exit status 0; 1 when a file cannot be read or none was; a finding aborts,
 * after the name of its file was printed.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int complain(const char *path)
{
	fprintf(stderr, "fuzz_replay: cannot read '%s': %s\n", path,
	    strerror(errno));
	return -1;
}

/* The whole file in memory of exactly its size, so that a sanitizer sees
 * every read behind its end. */
static uint8_t *read_file(const char *path, size_t size)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data;

	if (!f)
		return NULL;
	data = malloc(size ? size : 1);
	if (data && fread(data, 1, size, f) != size) {
		free(data);
		data = NULL;
	}
	fclose(f);
	return data;
}

static int replay_file(const char *path, size_t size)
{
	uint8_t *data = read_file(path, size);

	if (!data)
		return complain(path);
	fprintf(stderr, "%s\n", path); /* unbuffered: stands before an abort */
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 1;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Number of files replayed under the path, -1 when one could not be read. */
static int replay(const char *path)
{
	struct dirent **entry;
	struct stat st;
	char name[4096];
	int i, k, n, done = 0;

	if (stat(path, &st) < 0)
		return complain(path);
	if (!S_ISDIR(st.st_mode))
		return replay_file(path, (size_t)st.st_size);
	n = scandir(path, &entry, NULL, by_name);
	if (n < 0)
		return complain(path);
	for (i = 0; i < n; i++) {
		if (done >= 0 && entry[i]->d_name[0] != '.') {
			snprintf(name, sizeof name, "%s/%s", path,
			    entry[i]->d_name);
			k = replay(name);
			done = k < 0 ? k : done + k;
		}
		free(entry[i]);
	}
	free(entry);
	return done;
}

int main(int argc, char **argv)
{
	int i, k, n = 0;

	for (i = 1; i < argc; i++) {
		k = replay(argv[i]);
		if (k < 0)
			return 1;
		n += k;
	}
	printf("fuzz_replay: %d inputs\n", n);
	return n > 0 ? 0 : 1;
}
