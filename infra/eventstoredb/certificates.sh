#!/bin/sh
# Makes a certificate authority and a certificate for the nodes below infra/eventstoredb/certificates (or in $1). Names and
# addresses of the nodes: NODE_NAMES, separated by commas. Overwrites nothing. The authority's key is needed only to make
# further certificates: keep it elsewhere.
set -eu
directory=${1:-$(dirname "$0")/certificates}
names=${NODE_NAMES:-DNS:localhost,IP:127.0.0.1}
if [ -e "$directory/ca/ca.crt" ]; then
  echo "$directory/ca/ca.crt is there already." >&2
  exit 1
fi
umask 077
mkdir -p "$directory/ca" "$directory/node" "$directory/keep-elsewhere"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=Lichterkette EventStoreDB" \
  -keyout "$directory/keep-elsewhere/ca.key" -out "$directory/ca/ca.crt" 2>/dev/null
# The server wants this very name on all nodes' certificates.
openssl req -newkey rsa:2048 -nodes -subj "/CN=eventstoredb-node" \
  -keyout "$directory/node/node.key" -out "$directory/node/node.csr" 2>/dev/null
printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=digitalSignature,keyEncipherment\n' \
  "$names" > "$directory/node/extensions"
openssl x509 -req -days 825 -in "$directory/node/node.csr" -CA "$directory/ca/ca.crt" \
  -CAkey "$directory/keep-elsewhere/ca.key" -CAcreateserial -extfile "$directory/node/extensions" \
  -out "$directory/node/node.crt" 2>/dev/null
rm -f "$directory/node/node.csr" "$directory/node/extensions"
# Read by the containers' own users.
chmod 755 "$directory" "$directory/ca" "$directory/node"
chmod 644 "$directory/ca/ca.crt" "$directory/node/node.crt" "$directory/node/node.key"
echo "Certificates for $names are in $directory."
