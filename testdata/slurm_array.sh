#!/bin/sh
# nenkin-recheck as a Slurm job array on this one machine: each task rechecks
# its share of the lines as a partial result, and the shares are merged to the
# bytes of one run.
#
# Starts munged, slurmctld and slurmd on loopback in a folder of its own and
# ends them again.  Needs root and the Debian package slurm-wlm; where one is
# missing the script says so, and that is no failure.
#
# usage: slurm_array.sh BIN DECISIONS [TASKS]
bin=$(cd "${1:?usage: slurm_array.sh BIN DECISIONS [TASKS]}" && pwd) || exit 1
input=$(realpath "$2") || exit 1
tasks=${3:-4}
for need in slurmctld slurmd sbatch munged; do
	command -v "$need" >/dev/null || {
		echo "slurm_array: skipped: no $need (Debian package slurm-wlm)"
		exit 0
	}
done
[ "$(id -u)" = 0 ] || {
	echo "slurm_array: skipped: the daemons need root"
	exit 0
}
rules=$(realpath "${NENKIN_RULES:-$bin/../rules}")
dir=$(mktemp -d) || exit 1
chmod 755 "$dir"
pids=
stop()
{
	for pid in $pids; do
		kill "$pid" 2>/dev/null
	done
	wait 2>/dev/null
	rm -rf "$dir"
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

cat >"$dir/slurm.conf" <<EOF
ClusterName=recheck
SlurmctldHost=$(hostname -s)(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=10 State=UP
EOF
SLURM_CONF=$dir/slurm.conf
export SLURM_CONF
mkdir "$dir/state" "$dir/spool" "$dir/out"
dd if=/dev/urandom of="$dir/munge.key" bs=128 count=1 2>/dev/null
chmod 600 "$dir/munge.key"
munged --foreground --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" \
	--pid-file="$dir/munged.pid" --log-file="$dir/munged.log" \
	--seed-file="$dir/munged.seed" >"$dir/munged.out" 2>&1 &
pids="$pids $!"
i=0
until [ -S "$dir/munge.socket" ] || [ $i = 50 ]; do
	sleep 0.1
	i=$((i + 1))
done
slurmctld -D >"$dir/slurmctld.out" 2>&1 &
pids="$! $pids"
slurmd -D >"$dir/slurmd.out" 2>&1 &
pids="$! $pids"
i=0
until sinfo -h -o %t 2>/dev/null | grep -q idle || [ $i = 100 ]; do
	sleep 0.2
	i=$((i + 1))
done
sinfo -h -o %t 2>/dev/null | grep -q idle || {
	echo "slurm_array: skipped: Slurm does not start here"
	[ -n "$VERBOSE" ] && tail -n 20 "$dir"/*.log "$dir"/*.out
	exit 0
}

# A task takes every line of its share: lines from..to.
lines=$(wc -l <"$input")
share=$(((lines + tasks - 1) / tasks))
cat >"$dir/job.sh" <<EOF
#!/bin/sh
n=\$SLURM_ARRAY_TASK_ID
sed -n "\$(((n - 1) * $share + 1)),\$((n * $share))p" "$input" |
	"$bin/nenkin-recheck" -r "$rules" -f partial >"$dir/out/\$n"
status=\$?
[ \$status -le 1 ] || [ \$status = 3 ] || [ \$status = 4 ]
EOF
(cd "$dir" && sbatch -Q --wait --array="1-$tasks" -o "$dir/out/log-%a" "$dir/job.sh") || {
	echo "slurm_array: 0 passed, 1 failed: a task failed"
	tail -n 5 "$dir"/out/log-*
	exit 1
}
n=1
parts=
while [ $n -le "$tasks" ]; do
	parts="$parts $dir/out/$n"
	n=$((n + 1))
done
for format in text json; do
	"$bin/nenkin-recheck" -r "$rules" -f $format <"$input" >"$dir/one" 2>"$dir/one.err"
	one=$?
	# shellcheck disable=SC2086
	"$bin/nenkin-recheck" -r "$rules" -f $format --merge --input "$input" $parts \
		>"$dir/many" 2>"$dir/many.err"
	if [ $? != $one ] || ! cmp "$dir/one" "$dir/many" ||
		! cmp "$dir/one.err" "$dir/many.err"; then
		echo "slurm_array: 0 passed, 1 failed: $format differs"
		exit 1
	fi
done
echo "slurm_array: $tasks tasks, $lines lines: 2 passed, 0 failed"
