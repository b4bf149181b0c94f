// Command livekit is a LiveKit server for Parley's tests, with LiveKit's own configuration file:
//
//	livekit CONFIG.yaml
//	livekit --version
//
// It ends when its standard input does, so that a test run that was killed leaves none behind.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/livekit/livekit-server/pkg/config"
	"github.com/livekit/livekit-server/pkg/routing"
	"github.com/livekit/livekit-server/pkg/service"
	"github.com/livekit/livekit-server/pkg/telemetry/prometheus"
	"github.com/livekit/livekit-server/version"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: livekit CONFIG.yaml | --version")
		os.Exit(2)
	}
	if os.Args[1] == "--version" {
		fmt.Println(version.Version)
		return
	}
	if err := serve(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(configFile string) error {
	text, err := os.ReadFile(configFile)
	if err != nil {
		return err
	}
	// Strict: a misspelt setting is an error, not a default.
	conf, err := config.NewConfig(string(text), true, nil, nil)
	if err != nil {
		return err
	}
	config.InitLoggerFromConfig(&conf.Logging)
	if err := conf.ValidateKeys(); err != nil {
		return err
	}
	node, err := routing.NewLocalNode(conf)
	if err != nil {
		return err
	}
	if err := prometheus.Init(string(node.NodeID()), node.NodeType()); err != nil {
		return err
	}
	server, err := service.InitializeServer(conf, node)
	if err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		server.Stop(true)
	}()
	return server.Start()
}
