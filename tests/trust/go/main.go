// Innsyn reads our published files with Go's own sumdb/note and sumdb/tlog, and nothing of ours.
//
//	innsyn check FOLDER VKEY [PINNED]   the checkpoint, every entry, every tile, every kept checkpoint
//	innsyn receipt FILE VKEY            one receipt, with the key alone
//	innsyn cosigned FILE VKEY WITNESS   a checkpoint that a witness has confirmed
//	innsyn proofs FILE                  many proofs, and each of them with bits flipped
//
// One line says what holds, or what does not (exit code 1).
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // 256 hashes wide, as c2sp.org/tlog-tiles has them
const width = 1 << height
const everyProof = 2000 // entries whose proof is made and checked one by one

func main() {
	said, err := run(os.Args[1:])
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
	fmt.Println("ok:", said)
}

func run(words []string) (string, error) {
	switch {
	case len(words) == 3 && words[0] == "check":
		return check(words[1], words[2], "")
	case len(words) == 4 && words[0] == "check":
		return check(words[1], words[2], words[3])
	case len(words) == 3 && words[0] == "receipt":
		return receipt(words[1], words[2])
	case len(words) == 4 && words[0] == "cosigned":
		return cosigned(words[1], words[2], words[3])
	case len(words) == 2 && words[0] == "proofs":
		return proofs(words[1])
	}
	return "", errors.New("check FOLDER VKEY [PINNED] | receipt FILE VKEY | cosigned FILE VKEY WITNESS | proofs FILE")
}

// open gives the tree of a checkpoint that the key has signed.
func open(text []byte, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("origin %q is not the name of the key", origin)
	}
	// a checkpoint of c2sp.org/tlog-checkpoint is Go's tree note but for its first line
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

// folder reads tiles where c2sp.org/tlog-tiles puts them: no height, and entries for Go's data.
type folder string

func (f folder) path(t tlog.Tile) string {
	_, rest, _ := strings.Cut(strings.TrimPrefix(t.Path(), "tile/"), "/")
	if t.L == -1 {
		rest = strings.Replace(rest, "data", "entries", 1)
	}
	return filepath.Join(string(f), "tile", filepath.FromSlash(rest))
}

// read falls back to a wider tile: a log may delete partial ones once the full one is there, and a
// bundle holds only those of its newest checkpoint.
func (f folder) read(t tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(f.path(t))
	for w := t.W + 1; errors.Is(err, os.ErrNotExist) && w <= width; w++ {
		t.W = w
		if wider, wideErr := os.ReadFile(f.path(t)); wideErr == nil {
			return wider, nil
		}
	}
	return data, err
}

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := f.read(tile)
		if err != nil {
			return nil, err
		}
		if len(data) < tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is too short", tile.Path())
		}
		found[i] = data[:tile.W*tlog.HashSize]
	}
	return found, nil
}

// entries are those of one bundle; each is preceded by its length.
func (f folder) entries(n, w int64) ([][]byte, error) {
	data, err := f.read(tlog.Tile{H: height, L: -1, N: n, W: int(w)})
	if err != nil {
		return nil, err
	}
	var found [][]byte
	for int64(len(found)) < w {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("bundle %d ends in the middle of an entry", n)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		found, data = append(found, data[2:end]), data[end:]
	}
	if w == width && len(data) > 0 {
		return nil, fmt.Errorf("bundle %d goes on after its last entry", n)
	}
	return found, nil
}

func check(root, vkey, pinned string) (string, error) {
	text, err := os.ReadFile(filepath.Join(root, "checkpoint"))
	if err != nil {
		return "", err
	}
	head, err := open(text, vkey)
	if err != nil {
		return "", err
	}
	if err := everyEntry(folder(root), head); err != nil {
		return "", err
	}
	kept, err := filepath.Glob(filepath.Join(root, "sjekkpunkt", "*"))
	if err != nil {
		return "", err
	}
	for _, path := range kept {
		old, err := grown(folder(root), head, path, vkey)
		if err != nil {
			return "", fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		if filepath.Base(path) != strconv.FormatInt(old.N, 10) {
			return "", fmt.Errorf("%s holds the checkpoint of size %d", filepath.Base(path), old.N)
		}
	}
	if pinned != "" {
		if _, err := grown(folder(root), head, pinned, vkey); err != nil {
			return "", fmt.Errorf("pinned: %w", err)
		}
	}
	return fmt.Sprintf("%d entries, %d kept checkpoints, root %v", head.N, len(kept), head.Hash), nil
}

// everyEntry holds each entry against its tile, and the tiles against the root.
func everyEntry(f folder, head tlog.Tree) error {
	tiles := tlog.TileHashReader(head, f)
	for start := int64(0); start < head.N; start += width {
		w := head.N - start
		if w > width {
			w = width
		}
		entries, err := f.entries(start/width, w)
		if err != nil {
			return err
		}
		indexes := make([]int64, w)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, start+int64(i))
		}
		hashes, err := tiles.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			if err := oneEntry(tiles, head, start+int64(i), entry, hashes[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func oneEntry(tiles tlog.HashReader, head tlog.Tree, n int64, entry []byte, hash tlog.Hash) error {
	if tlog.RecordHash(entry) != hash {
		return fmt.Errorf("entry %d is not the one in the tree", n)
	}
	if !bytes.HasPrefix(entry, []byte(fmt.Sprintf("innforing.leaf/v1\n%d\n", n))) {
		return fmt.Errorf("entry %d says that it is another", n)
	}
	if n >= everyProof && n < head.N-1 {
		return nil // the tile has shown it; a proof for each of a million takes its time
	}
	proof, err := tlog.ProveRecord(head.N, n, tiles)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, head.N, head.Hash, n, tlog.RecordHash(entry))
}

// grown tells the tree of an earlier checkpoint, if the head has only grown from it.
func grown(f folder, head tlog.Tree, path, vkey string) (tlog.Tree, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	old, err := open(text, vkey)
	if err != nil {
		return old, err
	}
	if old.N > head.N {
		return old, fmt.Errorf("the log has %d entries and once had %d", head.N, old.N)
	}
	if old.N == 0 {
		return old, nil
	}
	proof, err := tlog.ProveTree(head.N, old.N, tlog.TileHashReader(head, f))
	if err != nil {
		return old, err
	}
	if err := tlog.CheckTree(proof, head.N, head.Hash, old.N, old.Hash); err != nil {
		return old, err
	}
	// the tiles that were published with the earlier checkpoint lead to its root too
	again, err := tlog.TreeHash(old.N, tlog.TileHashReader(old, f))
	if err == nil && again != old.Hash {
		err = errors.New("its tiles have another root")
	}
	return old, err
}

// receipt is c2sp.org/tlog-proof@v1 with the seven lines, the salt and the state as its extra.
func receipt(path, vkey string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	upper, signed, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(upper), "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return "", errors.New("not a receipt")
	}
	head, err := open(signed, vkey)
	if err != nil {
		return "", err
	}
	entry, opening, err := extra(lines[1])
	if err != nil {
		return "", err
	}
	n, err := strconv.ParseInt(after(lines[2], "index "), 10, 64)
	if err != nil {
		return "", err
	}
	proof, err := hashes(lines[3:])
	if err != nil {
		return "", err
	}
	if err := tlog.CheckRecord(proof, head.N, head.Hash, n, tlog.RecordHash(entry)); err != nil {
		return "", err
	}
	return opened(entry, opening, n)
}

func extra(line string) (entry, opening []byte, err error) {
	data, err := base64.StdEncoding.Strict().DecodeString(after(line, "extra "))
	if err != nil {
		return nil, nil, err
	}
	end := 0
	for i := 0; i < 7; i++ {
		next := bytes.IndexByte(data[end:], '\n')
		if next < 0 {
			return nil, nil, errors.New("the extra holds no entry")
		}
		end += next + 1
	}
	return data[:end], data[end:], nil
}

// after gives what follows a word that must be there; "?" is neither a number nor base64.
func after(line, word string) string {
	if !strings.HasPrefix(line, word) {
		return "?"
	}
	return line[len(word):]
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		found = append(found, hash)
	}
	return found, nil
}

// opened checks that salt and state are what the entry's last line promised.
func opened(entry, opening []byte, n int64) (string, error) {
	lines := strings.Split(string(entry), "\n")
	if lines[0] != "innforing.leaf/v1" || lines[1] != strconv.FormatInt(n, 10) {
		return "", errors.New("the entry is of another place")
	}
	commitment := sha256.Sum256(append([]byte("innforing.state/v1\n"), opening...))
	if len(opening) < 32 || hex.EncodeToString(commitment[:]) != lines[6] {
		return "", errors.New("the state is not the one that was promised")
	}
	return fmt.Sprintf("entry %d, %s %s, %s", n, lines[2], lines[3], lines[4]), nil
}

// witness verifies c2sp.org/tlog-cosignature: note knows its own kind of key, and takes in others.
type witness struct {
	name   string
	hash   uint32
	public ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }

func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(signature)
	said := fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text)
	return ed25519.Verify(w.public, []byte(said), signature[8:])
}

func newWitness(vkey string) (witness, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return witness{}, errors.New("not a vkey")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return witness{}, errors.New("not the vkey of a witness")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if hex.EncodeToString(sum[:4]) != parts[1] {
		return witness{}, errors.New("the id of the vkey is not its own")
	}
	return witness{parts[0], binary.BigEndian.Uint32(sum[:4]), key[1:]}, nil
}

func cosigned(path, vkey, witnessKey string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	head, err := open(text, vkey)
	if err != nil {
		return "", err
	}
	by, err := newWitness(witnessKey)
	if err != nil {
		return "", err
	}
	if _, err := note.Open(text, note.VerifierList(by)); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d entries, confirmed by %s", head.N, by.name), nil
}

// proofs reads lines "record SIZE INDEX ROOT LEAF HASH…" and "tree SIZE FIRST ROOT FIRSTROOT HASH…".
func proofs(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	flipped := 0
	for _, line := range lines {
		words := strings.Fields(line)
		n, _ := strconv.ParseInt(words[1], 10, 64)
		m, _ := strconv.ParseInt(words[2], 10, 64)
		found, err := hashes(words[3:])
		if err != nil {
			return "", err
		}
		holds := func() bool { return tlog.CheckRecord(found[2:], n, found[0], m, found[1]) == nil }
		if words[0] == "tree" {
			holds = func() bool { return tlog.CheckTree(found[2:], n, found[0], m, found[1]) == nil }
		}
		if !holds() {
			return "", fmt.Errorf("the proof does not hold: %s", line)
		}
		// seven is prime to eight: some bit of every byte, and each of the eight in turn
		for bit := 0; bit < len(found)*8*tlog.HashSize; bit += 7 {
			at := &found[bit/8/tlog.HashSize][bit/8%tlog.HashSize]
			*at ^= 1 << (bit % 8)
			if holds() {
				return "", fmt.Errorf("a flipped bit was not seen: %s", line)
			}
			*at ^= 1 << (bit % 8)
			flipped++
		}
	}
	return fmt.Sprintf("%d proofs, %d flipped bits refused", len(lines), flipped), nil
}
