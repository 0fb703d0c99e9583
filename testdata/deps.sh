#!/bin/sh
# Installs the Debian packages given that are missing, as root or by sudo.
missing=
for package in "$@"; do
	dpkg-query -W -f='${Status}' "$package" 2>/dev/null |
		grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
run=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || {
		echo "missing packages:$missing (install them as root)" >&2
		exit 1
	}
	run=sudo
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$run apt-get install -y -qq $missing >/dev/null 2>&1 || {
	$run apt-get update -qq &&
		$run apt-get install -y -qq $missing >/dev/null
}
