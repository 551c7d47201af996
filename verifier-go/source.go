// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Largest files of each kind: a note, a key, a full tile, a bundle of 256 entries, a salt, a blob.
const (
	keyBytesMax     = 4096
	tileBytesMax    = tileWidth * 32
	entriesBytesMax = tileWidth * (2 + entryBytesMax)
	saltBytesMax    = 32
	blobBytesMax    = 1 << 30
	strayFilesMax   = 100_000
	answerTime      = 60 * time.Second
)

// source is where a log's files are read from.
type source interface {
	// read gives a file's content; isMissing and isTooLarge tell those errors from failures to read.
	read(name string, most int64) ([]byte, error)
	// holds says whether there may be a folder of this name.
	holds(folder string) bool
	// walk calls for each file below a folder, where files can be listed.
	walk(folder string, each func(name string)) error
	// in gives a folder below as a source.
	in(folder string) source
}

var errTooLarge = errors.New("too large")

func isMissing(err error) bool  { return errors.Is(err, fs.ErrNotExist) }
func isTooLarge(err error) bool { return errors.Is(err, errTooLarge) }

func readAll(in io.Reader, most int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(content)) > most {
		return nil, fmt.Errorf("%w, expected at most %d bytes", errTooLarge, most)
	}
	return content, err
}

// readFile reads a plain file: anything else might never end.
func readFile(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no file (%w)", fs.ErrNotExist)
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: it is not a plain file", fs.ErrNotExist)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(file, most)
}

// folderSource is a folder on this machine.
type folderSource string

func (f folderSource) path(name string) string {
	return filepath.Join(string(f), filepath.FromSlash(name))
}

func (f folderSource) read(name string, most int64) ([]byte, error) {
	return readFile(f.path(name), most)
}

func (f folderSource) holds(folder string) bool {
	_, err := os.Stat(f.path(folder))
	return err == nil
}

func (f folderSource) in(folder string) source {
	if folder == "" {
		return f
	}
	return folderSource(f.path(folder))
}

func (f folderSource) walk(folder string, each func(string)) error {
	count := 0
	// The dot lets a folder stand behind a symbolic link; links below it are taken as files.
	return filepath.WalkDir(f.path(folder)+"/.", func(path string, entry fs.DirEntry, err error) error {
		if err != nil && !isMissing(err) {
			return err
		}
		if err != nil || entry.IsDir() {
			return nil
		}
		if count++; count > strayFilesMax {
			return fmt.Errorf("more than %d files", strayFilesMax)
		}
		name, err := filepath.Rel(string(f), path)
		each(filepath.ToSlash(name))
		return err
	})
}

// webSource is a log behind an address, as C2SP tlog-tiles serves it. Redirects are not followed.
type webSource struct {
	base   string
	client *http.Client
}

func newWebSource(base string) webSource {
	return webSource{strings.TrimSuffix(base, "/"), &http.Client{
		Timeout:       answerTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func (w webSource) read(name string, most int64) ([]byte, error) {
	answer, err := w.client.Get(w.base + "/" + name)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK:
		return readAll(answer.Body, most)
	case http.StatusNotFound, http.StatusGone:
		return nil, fmt.Errorf("the server answers %s (%w)", answer.Status, fs.ErrNotExist)
	}
	return nil, fmt.Errorf("the server answers %s", answer.Status)
}

// holds asks for the checkpoint, as a web server lists no folders.
func (w webSource) holds(folder string) bool {
	_, err := w.read(folder+"/checkpoint", noteBytesMax)
	return err == nil
}

func (w webSource) in(folder string) source {
	if folder == "" {
		return w
	}
	return webSource{w.base + "/" + folder, w.client}
}

func (w webSource) walk(string, func(string)) error { return nil }
