/* yardstick.c - what `make bench` measures against: reads each file line by
 * line and does nothing but parse it with cJSON and its default allocator. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

static int parse_file(const char *name)
{
	FILE *f = fopen(name, "rb");
	char *line = NULL;
	size_t size = 0;
	ssize_t n;
	int bad = 0;

	if (!f) {
		perror(name);
		return 1;
	}
	while (!bad && (n = getline(&line, &size, f)) > 0) {
		cJSON *root = cJSON_ParseWithLength(line, (size_t)n);

		bad = !root;
		cJSON_Delete(root);
	}
	if (bad)
		fprintf(stderr, "%s: a line cannot be parsed\n", name);
	free(line);
	fclose(f);
	return bad;
}

int main(int argc, char **argv)
{
	int i, bad = 0;

	for (i = 1; i < argc; i++)
		bad |= parse_file(argv[i]);
	return bad;
}
