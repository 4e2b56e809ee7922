CREATE TABLE "device_sets" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"device_ids" text[] NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "device_sets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "fleet_days" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "fleet_days_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
CREATE INDEX "device_changes_kind" ON "device_changes" USING btree ("tenant_id","kind","field","at","id");