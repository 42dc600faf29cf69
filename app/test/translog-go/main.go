// The same log by an independent implementation, golang.org/x/mod/sumdb: reads a question as JSON, writes the answer.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

type record struct {
	Index int64       `json:"index"`
	Size  int64       `json:"size"`
	Root  tlog.Hash   `json:"root"`
	Leaf  tlog.Hash   `json:"leaf"`
	Proof []tlog.Hash `json:"proof"`
}

type growth struct {
	From     int64       `json:"from"`
	To       int64       `json:"to"`
	FromRoot tlog.Hash   `json:"fromRoot"`
	ToRoot   tlog.Hash   `json:"toRoot"`
	Proof    []tlog.Hash `json:"proof"`
}

type question struct {
	Entries   int64    `json:"entries"`
	Sizes     []int64  `json:"sizes"`
	Records   []record `json:"records"`
	Growths   []growth `json:"growths"`
	Tiles     string   `json:"tiles"`
	TileSize  int64    `json:"tileSize"`
	Notes     []string `json:"notes"`
	Keys      []string `json:"keys"`
	SignerKey string   `json:"signerKey"`
	Text      string   `json:"text"`
}

type answer struct {
	Roots         []tlog.Hash       `json:"roots"`
	RecordProofs  [][]tlog.Hash     `json:"recordProofs"`
	TreeProofs    [][]tlog.Hash     `json:"treeProofs"`
	RecordChecks  []bool            `json:"recordChecks"`
	TreeChecks    []bool            `json:"treeChecks"`
	TileSums      map[string]string `json:"tileSums"`
	NewTiles      [][]string        `json:"newTiles"`
	TileProofs    [][]tlog.Hash     `json:"tileProofs"`
	OpenedNotes   []opened          `json:"openedNotes"`
	SignedNote    string            `json:"signedNote"`
	FormattedTree string            `json:"formattedTree"`
}

type opened struct {
	Text  string   `json:"text"`
	Names []string `json:"names"`
	Error string   `json:"error"`
}

func main() {
	var asked question
	must(json.NewDecoder(os.Stdin).Decode(&asked))
	stored := store(asked.Entries)
	var told answer
	for _, size := range asked.Sizes {
		root, err := tlog.TreeHash(size, stored)
		must(err)
		told.Roots = append(told.Roots, root)
	}
	proveAndCheck(asked, stored, &told)
	readTiles(asked, stored, &told)
	openAndSign(asked, &told)
	size := asked.Sizes[len(asked.Sizes)-1]
	root, err := tlog.TreeHash(size, stored)
	must(err)
	told.FormattedTree = string(tlog.FormatTree(tlog.Tree{N: size, Hash: root}))
	must(json.NewEncoder(os.Stdout).Encode(told))
}

func store(entries int64) tlog.HashReaderFunc {
	var hashes []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		list := make([]tlog.Hash, len(indexes))
		for at, index := range indexes {
			if index >= int64(len(hashes)) {
				return nil, fmt.Errorf("no hash %d", index)
			}
			list[at] = hashes[index]
		}
		return list, nil
	})
	for n := int64(0); n < entries; n++ {
		// Entries of 7 lengths, so that no length is taken for granted.
		entry := strings.Repeat(fmt.Sprintf("entry %d ", n), int(n%7))
		added, err := tlog.StoredHashes(n, []byte(entry), reader)
		must(err)
		hashes = append(hashes, added...)
	}
	return reader
}

func proveAndCheck(asked question, stored tlog.HashReader, told *answer) {
	for _, one := range asked.Records {
		proof, err := tlog.ProveRecord(one.Size, one.Index, stored)
		must(err)
		told.RecordProofs = append(told.RecordProofs, append([]tlog.Hash{}, proof...))
		err = tlog.CheckRecord(one.Proof, one.Size, one.Root, one.Index, one.Leaf)
		told.RecordChecks = append(told.RecordChecks, err == nil)
	}
	for _, one := range asked.Growths {
		proof, err := tlog.ProveTree(one.To, one.From, stored)
		must(err)
		told.TreeProofs = append(told.TreeProofs, append([]tlog.Hash{}, proof...))
		err = tlog.CheckTree(one.Proof, one.To, one.ToRoot, one.From, one.FromRoot)
		told.TreeChecks = append(told.TreeChecks, err == nil)
	}
}

// Go names the height of tiles in their paths, C2SP does not.
func path(tile tlog.Tile) string {
	return "tile" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d", tileHeight))
}

// Go lists the partial tiles between two sizes too, and again those that did not grow; here only those that are new.
func newTiles(from, to int64) []tlog.Tile {
	before := map[tlog.Tile]bool{}
	for _, tile := range widestTiles(0, from) {
		before[tile] = true
	}
	var added []tlog.Tile
	for _, tile := range widestTiles(from, to) {
		if !before[tile] {
			added = append(added, tile)
		}
	}
	return added
}

func widestTiles(from, to int64) []tlog.Tile {
	var widest []tlog.Tile
	for _, tile := range tlog.NewTiles(tileHeight, from, to) {
		last := len(widest) - 1
		if last >= 0 && widest[last].L == tile.L && widest[last].N == tile.N {
			widest[last] = tile
			continue
		}
		widest = append(widest, tile)
	}
	return widest
}

type folder string

func (f folder) Height() int                         { return tileHeight }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var list [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), path(tile)))
		if err != nil {
			return nil, err
		}
		list = append(list, data)
	}
	return list, nil
}

func readTiles(asked question, stored tlog.HashReader, told *answer) {
	told.TileSums = map[string]string{}
	for _, tile := range newTiles(0, asked.TileSize) {
		data, err := tlog.ReadTileData(tile, stored)
		must(err)
		sum := sha256.Sum256(data)
		told.TileSums[path(tile)] = hex.EncodeToString(sum[:])
	}
	for _, one := range asked.Growths {
		paths := []string{}
		for _, tile := range newTiles(one.From, one.To) {
			paths = append(paths, path(tile))
		}
		told.NewTiles = append(told.NewTiles, paths)
	}
	root, err := tlog.TreeHash(asked.TileSize, stored)
	must(err)
	tree := tlog.Tree{N: asked.TileSize, Hash: root}
	for _, one := range asked.Records {
		// Reads the tiles that were written for it and refuses any that do not lead to the root.
		proof, err := tlog.ProveRecord(tree.N, one.Index, tlog.TileHashReader(tree, folder(asked.Tiles)))
		must(err)
		told.TileProofs = append(told.TileProofs, append([]tlog.Hash{}, proof...))
	}
}

func openAndSign(asked question, told *answer) {
	var known []note.Verifier
	for _, key := range asked.Keys {
		verifier, err := note.NewVerifier(key)
		must(err)
		known = append(known, verifier)
	}
	for _, message := range asked.Notes {
		raw, err := base64.StdEncoding.DecodeString(message)
		must(err)
		found, err := note.Open(raw, note.VerifierList(known...))
		if err != nil {
			told.OpenedNotes = append(told.OpenedNotes, opened{Error: err.Error(), Names: []string{}})
			continue
		}
		names := []string{}
		for _, signature := range found.Sigs {
			names = append(names, signature.Name)
		}
		told.OpenedNotes = append(told.OpenedNotes, opened{Text: found.Text, Names: names})
	}
	signer, err := note.NewSigner(asked.SignerKey)
	must(err)
	signed, err := note.Sign(&note.Note{Text: asked.Text}, signer)
	must(err)
	told.SignedNote = string(signed)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
