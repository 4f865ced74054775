#!/usr/bin/env bash
# Makes the secrets that are chance, into the folder given (default: this one). A secret that is already there is kept,
# so it can be run again after one was added or taken away.
set -euo pipefail
umask 077
folder=${1:-$(dirname "${BASH_SOURCE[0]}")}
mkdir -p "$folder"
cd "$folder"

# 32 random bytes, in hexadecimal (fit for a URL) or in base64 (what the keys want).
hex() { od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n'; }
base64_key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
keep_or_write() {
  [ -e "$1" ] || printf '%s\n' "$2" >"$1"
}

for login in postgres migrator app auditor; do keep_or_write "$login-password" "$(hex)"; done
keep_or_write database-url "postgres://stafet_app_login:$(cat app-password)@postgres:5432/stafet"
keep_or_write migrator-database-url "postgres://stafet_migrator_login:$(cat migrator-password)@postgres:5432/stafet"

keep_or_write redis.conf "requirepass $(hex)"
keep_or_write redis-url "redis://:$(sed -n 's/^requirepass //p' redis.conf)@redis:6379"

keep_or_write patient-keys "$(date -u +%Y-%m-%d):$(base64_key)"
keep_or_write cpr-lookup-key "$(base64_key)"

# Each file is mounted by itself and read by users of the containers, whose numbers this machine does not know. What
# protects the files here is the folder.
chmod 700 .
find . -maxdepth 1 -type f ! -name '*.*' -exec chmod 444 {} +
chmod 444 redis.conf

for given in oidc-client-secret smtp-url; do
  [ -e "$given" ] || echo "Still to be written by you: $(pwd)/$given"
done
