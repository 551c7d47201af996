// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"regexp"
)

const (
	bundleBytesMax = 1<<32 - 2 // beyond, and for more files, ZIP would need other fields
	bundleFilesMax = 65_534
	bundleNameMax  = 100
	zipLocalBytes  = 30
	zipVersion     = 10
	zipUTF8        = 0x0800
	zipDate        = 2<<5 | 1 // 1 February 1980: the bundle's fixed date
)

// zipFile is a stored file of a bundle.
type zipFile struct {
	name   string
	offset int64 // of its local header
	size   int64
	crc    uint32
}

// storedZip is a ZIP file in the one spelling that a bundle may have: files stored one after another,
// their directory, the end; no byte beside them. So no bit of the file can change unnoticed.
type storedZip struct {
	file   *os.File
	files  []zipFile
	byName map[string]int
	length int64
}

var namePattern = regexp.MustCompile(`^[A-Za-z0-9-]+([./][A-Za-z0-9-]+)*$`)

var zipMagic = []byte("PK\x03\x04")

func openZip(path string) (*storedZip, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	z := &storedZip{file: file, byName: map[string]int{}}
	if err := z.scan(); err != nil {
		file.Close()
		return nil, err
	}
	return z, nil
}

// errNoBundle marks what is wrong with the file itself, not with reading it.
var errNoBundle = errors.New("not the stored ZIP of a bundle")

func noBundle(at int64, format string, a ...interface{}) error {
	return fmt.Errorf("byte %d: %s: %w", at, fmt.Sprintf(format, a...), errNoBundle)
}

func (z *storedZip) scan() error {
	info, err := z.file.Stat()
	if err != nil {
		return err
	}
	if z.length = info.Size(); !info.Mode().IsRegular() || z.length > bundleBytesMax {
		return fmt.Errorf("is no plain file, or has %d bytes, expected at most %d", z.length, int64(bundleBytesMax))
	}
	at := int64(0)
	for {
		f, err := z.localHeader(at)
		if err != nil {
			return err
		}
		if f == nil {
			return z.checkDirectory(at)
		}
		if _, twice := z.byName[f.name]; twice || len(z.files) >= bundleFilesMax {
			return noBundle(at, "file %s stands twice, or there are more than %d", f.name, bundleFilesMax)
		}
		z.byName[f.name] = len(z.files)
		z.files = append(z.files, *f)
		at += zipLocalBytes + int64(len(f.name)) + f.size
	}
}

// localHeader reads the header of a file and checks its content's sum; nil where the directory begins.
func (z *storedZip) localHeader(at int64) (*zipFile, error) {
	head := make([]byte, zipLocalBytes)
	if n, err := z.file.ReadAt(head, at); err != nil && err != io.EOF {
		return nil, err
	} else if n < len(zipMagic) || !bytes.Equal(head[:4], zipMagic) {
		if at == 0 {
			return nil, noBundle(0, "no ZIP file begins so")
		}
		return nil, nil
	}
	f := &zipFile{offset: at, crc: binary.LittleEndian.Uint32(head[14:]), size: int64(binary.LittleEndian.Uint32(head[18:]))}
	name := make([]byte, binary.LittleEndian.Uint16(head[26:]))
	if len(name) == 0 || len(name) > bundleNameMax {
		return nil, noBundle(at, "a file's name has %d bytes, expected 1 to %d", len(name), bundleNameMax)
	}
	if _, err := z.file.ReadAt(name, at+zipLocalBytes); err != nil {
		return nil, noBundle(at, "a file's name is cut")
	}
	f.name = string(name)
	if !namePattern.Match(name) {
		return nil, noBundle(at, "file %q has a name that no bundle has", f.name)
	}
	if !bytes.Equal(head, f.local()[:zipLocalBytes]) {
		return nil, noBundle(at, "the header of %s is not the canonical one", f.name)
	}
	sum := crc32.NewIEEE()
	n, err := io.Copy(sum, io.NewSectionReader(z.file, at+zipLocalBytes+int64(len(name)), f.size))
	if err != nil {
		return nil, err
	}
	if n != f.size || sum.Sum32() != f.crc {
		return nil, noBundle(at, "%s is cut or its check sum is another", f.name)
	}
	return f, nil
}

// checkDirectory compares what stands behind the files with the directory that they must have.
func (z *storedZip) checkDirectory(at int64) error {
	expected := z.directory(at)
	if z.length-at > int64(len(expected)) {
		return noBundle(at+int64(len(expected)), "the file goes on behind its end")
	}
	found := make([]byte, z.length-at)
	if _, err := z.file.ReadAt(found, at); err != nil {
		return err
	}
	if !bytes.Equal(found, expected) {
		return noBundle(at+int64(mismatch(found, expected)), "the directory is not that of the %d files", len(z.files))
	}
	return nil
}

func fields(out []byte, values ...interface{}) []byte {
	for _, value := range values {
		switch v := value.(type) {
		case int:
			out = binary.LittleEndian.AppendUint16(out, uint16(v))
		case uint32:
			out = binary.LittleEndian.AppendUint32(out, v)
		case string:
			out = append(out, v...)
		}
	}
	return out
}

func (f *zipFile) local() []byte {
	return fields(nil, "PK\x03\x04", zipVersion, zipUTF8, 0, 0, zipDate,
		f.crc, uint32(f.size), uint32(f.size), len(f.name), 0, f.name)
}

// directory is what follows the files: PKWARE's APPNOTE sections 4.3.12 and 4.3.16.
func (z *storedZip) directory(start int64) []byte {
	var out []byte
	for _, f := range z.files {
		out = fields(out, "PK\x01\x02", zipVersion, zipVersion, zipUTF8, 0, 0, zipDate,
			f.crc, uint32(f.size), uint32(f.size), len(f.name), 0, 0, 0, 0, uint32(0), uint32(f.offset), f.name)
	}
	length, count := len(out), len(z.files)
	return fields(out, "PK\x05\x06", 0, 0, count, count, uint32(length), uint32(start), 0)
}

// read gives a file's content.
func (z *storedZip) read(name string, most int64) ([]byte, error) {
	i, ok := z.byName[name]
	if !ok {
		return nil, fmt.Errorf("no file (%w)", fs.ErrNotExist)
	}
	f := z.files[i]
	if f.size > most {
		return nil, fmt.Errorf("%w: %d bytes, expected at most %d", errTooLarge, f.size, most)
	}
	content := make([]byte, f.size)
	_, err := z.file.ReadAt(content, f.offset+zipLocalBytes+int64(len(f.name)))
	return content, err
}
