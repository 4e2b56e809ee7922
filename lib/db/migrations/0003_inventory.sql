CREATE TABLE "device_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "device_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" text COLLATE "C" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"device_id" text COLLATE "C" NOT NULL,
	"device_name" text NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C",
	"from" text,
	"to" text
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"intune_id" text COLLATE "C",
	"manufacturer" text NOT NULL,
	"model" text NOT NULL,
	"serial_number" text NOT NULL,
	"global_device_id" text COLLATE "C",
	"enrolled_at" text,
	"assigned_user" text,
	"user_upn" text,
	"user_email" text,
	"compliance" text NOT NULL,
	"os_version" text,
	"os_edition" text,
	"ring" text NOT NULL,
	"plan_type" text NOT NULL,
	"profile" text NOT NULL,
	"management_agent" text,
	"profile_assignment" text NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"changed_in" integer NOT NULL,
	CONSTRAINT "devices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "download_tickets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inventory_snapshots" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"devices" integer NOT NULL,
	"activity" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inventory_syncs" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"fetched" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"error" jsonb,
	"lease_holder" text COLLATE "C",
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "removed_devices" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"removed_in" integer NOT NULL,
	"removed_at" timestamp with time zone NOT NULL,
	"device" jsonb NOT NULL,
	CONSTRAINT "removed_devices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"owner_name" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "windows_revisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"build" integer NOT NULL,
	"revision" integer NOT NULL,
	"current_since" timestamp with time zone NOT NULL,
	CONSTRAINT "windows_revisions_tenant_id_build_revision_pk" PRIMARY KEY("tenant_id","build","revision")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "inventory_allowed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "device_changes_at" ON "device_changes" USING btree ("tenant_id","at","id");--> statement-breakpoint
CREATE INDEX "device_changes_device" ON "device_changes" USING btree ("tenant_id","device_id","at");--> statement-breakpoint
CREATE INDEX "devices_changed_in" ON "devices" USING btree ("tenant_id","changed_in");--> statement-breakpoint
CREATE INDEX "removed_devices_removed_in" ON "removed_devices" USING btree ("tenant_id","removed_in");--> statement-breakpoint
CREATE INDEX "saved_views_tenant" ON "saved_views" USING btree ("tenant_id","owner_id");